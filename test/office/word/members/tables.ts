/** Table, TableRow, TableCell and their collections. */
import type { HostObject } from "../../host-object.ts";
import { insertControl } from "../controls.ts";
import { invalidArgument, type LiveDocument } from "../document.ts";
import { word, type XmlElement } from "../dom.ts";
import { insertParagraphBeside } from "../edits.ts";
import { BodyObject, ControlObject, ElementObject, FontObject, ParagraphObject } from "../objects.ts";
import { located, rangeOf, spanOf } from "../ranges.ts";
import { search } from "../search.ts";
import { moveSelection } from "../selection.ts";
import { shownName, styleById, styleByName } from "../styles.ts";
import {
  cellsOf,
  cellText,
  cellValue,
  fill,
  insertTableBeside,
  newRow,
  removeBlock,
  rowsOf,
  setCellText,
  valuesOf,
} from "../tables.ts";
import { collection, needed, notesIn, string, type Table } from "./text-members.ts";

export function tableMembers(doc: LiveDocument): Readonly<Record<string, Table>> {
  const of = (self: HostObject): XmlElement =>
    needed(self instanceof ElementObject && self.element.isAttached ? self.element : null);
  const object = <Type extends string>(type: Type, element: XmlElement | null | undefined): ElementObject<Type> | null =>
    element ? new ElementObject(type, element) : null;
  const tableOf = (element: XmlElement): XmlElement => needed(element.closest("tbl"));
  const rowIndex = (row: XmlElement): number => rowsOf(tableOf(row)).indexOf(row);
  const paragraphBeside = (self: HostObject, by: 1 | -1): ParagraphObject | null => {
    const own = doc.paragraphs(of(self));
    const p = doc.neighbour(needed(by === 1 ? own.at(-1) : own[0]), by);
    return p ? new ParagraphObject(p) : null;
  };
  const nextTable = (self: HostObject): ElementObject<"Table"> | null => {
    const table = of(self);
    const all = [...doc.storyOf(table).descendants()].filter(({ w }) => w === "tbl");
    return object(
      "Table",
      all.slice(all.indexOf(table) + 1).find((one) => !table.contains(one)),
    );
  };
  const cellAt = (self: HostObject, row: unknown, cell: unknown): ElementObject<"TableCell"> | null => {
    const line = rowsOf(of(self))[Number(row)];
    return object("TableCell", line ? cellsOf(line)[Number(cell)] : null);
  };
  const found: Table = {
    m_Search: (self, [text, options]) => {
      const { start, end } = spanOf(doc, self);
      const hits = search(doc, start, end, text, options).map((hit) => rangeOf(doc, hit));
      return collection("RangeCollection", () => hits);
    },
    m_Select: (self) => {
      moveSelection(doc, spanOf(doc, self), true);
    },
    nav_Font: (self) => new FontObject(self),
    nav_Footnotes: (self) => notesIn(doc, "footnote", () => spanOf(doc, self)),
    nav_Endnotes: (self) => notesIn(doc, "endnote", () => spanOf(doc, self)),
  };
  const insertRows = (row: XmlElement, location: unknown, count: unknown, values: unknown): XmlElement[] => {
    if (location !== "Before" && location !== "After") throw invalidArgument();
    doc.requireWritable(row);
    const columns = cellsOf(row).length;
    const width = cellsOf(row)[0]?.child("tcPr")?.child("tcW")?.attr("w") ?? "0";
    const block = row.parent?.w === "sdtContent" ? (row.parent.parent as XmlElement) : row;
    const made = Array.from({ length: Number(count) }, () => newRow(row, columns, width));
    block.parent?.insert(block.index + (location === "After" ? 1 : 0), ...made);
    for (const one of made) for (const p of doc.paragraphs(one)) doc.oweParagraph("ParagraphAdded", p);
    for (const [index, one] of made.entries())
      if (Array.isArray(values))
        for (const [at, cell] of cellsOf(one).entries())
          setCellText(doc, cell, cellValue((values as unknown[][])[index]?.[at] ?? ""));
    return made;
  };
  return {
    Table: {
      ...found,
      get_Values: (self) => valuesOf(doc, of(self)),
      set_Values: (self, [values]) => {
        fill(doc, of(self), values);
      },
      get_RowCount: (self) => rowsOf(of(self)).length,
      get_NestingLevel: (self) => {
        let level = 1;
        for (let outer = of(self).closest("tbl"); outer; outer = outer.closest("tbl")) level++;
        return level;
      },
      get_HeaderRowCount: (self) => rowsOf(of(self)).filter((row) => row.child("trPr")?.child("tblHeader")).length,
      set_HeaderRowCount: (self, [count]) => {
        doc.requireWritable(of(self));
        rowsOf(of(self)).forEach((row, index) => {
          row.child("trPr")?.child("tblHeader")?.detach();
          if (index >= Number(count)) return;
          if (!row.child("trPr")) row.insert(row.child("tblPrEx") ? 1 : 0, word(row, "trPr"));
          row.child("trPr")?.append(word(row, "tblHeader"));
        });
      },
      get_IsUniform: (self) => new Set(rowsOf(of(self)).map((row) => cellsOf(row).length)).size <= 1,
      get_Style: (self) => {
        const style = styleById(doc, of(self).child("tblPr")?.val("tblStyle") ?? null);
        return style ? shownName(style) : "";
      },
      set_Style: (self, [name]) => {
        const style = needed(styleByName(doc, string(name)));
        doc.requireWritable(of(self));
        const properties = of(self).child("tblPr");
        properties?.child("tblStyle")?.detach();
        properties?.insert(0, word(properties, "tblStyle", { val: style.attr("styleId") ?? "" }));
      },
      nav_Rows: (self) =>
        collection("TableRowCollection", () => rowsOf(of(self)).map((row) => new ElementObject("TableRow", row))),
      nav_ParentBody: (self) => {
        const table = of(self);
        return new BodyObject(table.closest("tc") ?? doc.storyOf(table));
      },
      nav_ParentTable: (self) => needed(object("Table", of(self).closest("tbl"))),
      nav_ParentTableOrNullObject: (self) => object("Table", of(self).closest("tbl")),
      nav_ParentTableCell: (self) => needed(object("TableCell", of(self).closest("tc"))),
      nav_ParentTableCellOrNullObject: (self) => object("TableCell", of(self).closest("tc")),
      nav_ParentContentControl: (self) => ControlObject.of(needed(of(self).closest("sdt"))),
      nav_ParentContentControlOrNullObject: (self) => {
        const sdt = of(self).closest("sdt");
        return sdt ? ControlObject.of(sdt) : null;
      },
      m_GetCell: (self, [row, cell]) => needed(cellAt(self, row, cell)),
      m_GetCellOrNullObject: (self, [row, cell]) => cellAt(self, row, cell),
      m_GetRange: (self, [location]) => rangeOf(doc, located(doc, self, location)),
      m_GetNext: (self) => needed(nextTable(self)),
      m_GetNextOrNullObject: nextTable,
      m_GetParagraphAfter: (self) => needed(paragraphBeside(self, 1)),
      m_GetParagraphAfterOrNullObject: (self) => paragraphBeside(self, 1),
      m_GetParagraphBefore: (self) => needed(paragraphBeside(self, -1)),
      m_GetParagraphBeforeOrNullObject: (self) => paragraphBeside(self, -1),
      m_InsertParagraph: (self, [text, location]) => {
        if (location !== "Before" && location !== "After") throw invalidArgument();
        return new ParagraphObject(
          insertParagraphBeside(doc, of(self), location === "Before" ? "before" : "after", string(text), null),
        );
      },
      m_InsertTable: (self, [rows, columns, location, values]) => {
        if (location !== "Before" && location !== "After") throw invalidArgument();
        const side = location === "Before" ? "before" : "after";
        return new ElementObject("Table", insertTableBeside(doc, of(self), side, [Number(rows), Number(columns)], values));
      },
      m_InsertContentControl: (self) => {
        const { start, end } = spanOf(doc, self);
        return ControlObject.of(insertControl(doc, start, end, "RichText"));
      },
      m_Delete: (self) => {
        removeBlock(doc, of(self));
      },
      m_Clear: (self) => {
        for (const row of rowsOf(of(self))) for (const cell of cellsOf(row)) setCellText(doc, cell, "");
      },
      m_AddRows: (self, [location, count, values]) => {
        const rows = rowsOf(of(self));
        if (location !== "Start" && location !== "End") throw invalidArgument();
        const beside = needed(location === "Start" ? rows[0] : rows.at(-1));
        const made = insertRows(beside, location === "Start" ? "Before" : "After", count, values);
        return collection("TableRowCollection", () => made.map((row) => new ElementObject("TableRow", row)));
      },
      m_DeleteRows: (self, [index, count]) => {
        const rows = rowsOf(of(self));
        const gone = rows.slice(Number(index), Number(index) + (count === undefined || count === null ? 1 : Number(count)));
        // A table without rows is none.
        if (gone.length === rows.length) removeBlock(doc, of(self));
        else for (const row of gone) removeBlock(doc, row);
      },
    },
    TableRow: {
      ...found,
      get_RowIndex: (self) => rowIndex(of(self)),
      get_CellCount: (self) => cellsOf(of(self)).length,
      get_IsHeader: (self) => of(self).child("trPr")?.child("tblHeader") != null,
      get_Values: (self) => [cellsOf(of(self)).map((cell) => cellText(doc, cell))],
      set_Values: (self, [values]) => {
        const [line] = values as unknown[][];
        for (const [index, cell] of cellsOf(of(self)).entries())
          if (line?.[index] !== undefined) setCellText(doc, cell, cellValue(line[index]));
      },
      nav_Cells: (self) =>
        collection("TableCellCollection", () => cellsOf(of(self)).map((cell) => new ElementObject("TableCell", cell))),
      nav_ParentTable: (self) => new ElementObject("Table", tableOf(of(self))),
      m_GetNext: (self) => needed(object("TableRow", rowsOf(tableOf(of(self)))[rowIndex(of(self)) + 1])),
      m_GetNextOrNullObject: (self) => object("TableRow", rowsOf(tableOf(of(self)))[rowIndex(of(self)) + 1]),
      m_InsertRows: (self, [location, count, values]) => {
        const made = insertRows(of(self), location, count, values);
        return collection("TableRowCollection", () => made.map((row) => new ElementObject("TableRow", row)));
      },
      m_Delete: (self) => {
        const row = of(self);
        removeBlock(doc, rowsOf(tableOf(row)).length === 1 ? tableOf(row) : row);
      },
      m_Clear: (self) => {
        for (const cell of cellsOf(of(self))) setCellText(doc, cell, "");
      },
    },
    TableCell: {
      nav_Body: (self) => new BodyObject(of(self)),
      get_Value: (self) => cellText(doc, of(self)),
      set_Value: (self, [value]) => {
        setCellText(doc, of(self), string(value));
      },
      get_RowIndex: (self) => rowIndex(needed(of(self).closest("tr"))),
      get_CellIndex: (self) => cellsOf(needed(of(self).closest("tr"))).indexOf(of(self)),
      nav_ParentRow: (self) => new ElementObject("TableRow", needed(of(self).closest("tr"))),
      nav_ParentTable: (self) => new ElementObject("Table", tableOf(of(self))),
      m_GetNext: (self) => {
        const cells = rowsOf(tableOf(of(self))).flatMap(cellsOf);
        return needed(object("TableCell", cells[cells.indexOf(of(self)) + 1]));
      },
      m_GetNextOrNullObject: (self) => {
        const cells = rowsOf(tableOf(of(self))).flatMap(cellsOf);
        return object("TableCell", cells[cells.indexOf(of(self)) + 1]);
      },
      m_InsertRows: (self, [location, count, values]) => {
        const made = insertRows(needed(of(self).closest("tr")), location, count, values);
        return collection("TableRowCollection", () => made.map((row) => new ElementObject("TableRow", row)));
      },
      m_DeleteRow: (self) => {
        const row = needed(of(self).closest("tr"));
        removeBlock(doc, rowsOf(tableOf(row)).length === 1 ? tableOf(row) : row);
      },
    },
  };
}
