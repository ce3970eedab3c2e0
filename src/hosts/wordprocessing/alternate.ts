/** Content that stands twice, for newer and for older programs. */
import { ancestorsOf, childOf, type XmlTree } from "../package/xml.ts";
import { X } from "./vocabulary.ts";

/** The branch of an mc:AlternateContent that is read: the first choice, else the fallback; never both. */
export function chosenBranch(tree: XmlTree, element: number): number {
  const choice = childOf(tree, element, X.choice);
  return choice >= 0 ? choice : childOf(tree, element, X.fallback);
}

/** True in a branch that is not read. */
export function isUnread(tree: XmlTree, element: number): boolean {
  let branch = element;
  for (const around of ancestorsOf(tree, element)) {
    if (tree.code[around] === X.alternateContent && chosenBranch(tree, around) !== branch) return true;
    branch = around;
  }
  return false;
}
