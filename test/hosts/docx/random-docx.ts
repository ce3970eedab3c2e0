/** Random Word documents for the laws: everything a paragraph may hold, mixed, including what real files hold by mistake. */
import fc from "fast-check";
import { p, r, sdt } from "./fake-docx.ts";

/** What stands in a w:t, as raw XML: letters, references, combining marks, pairs, odd blanks, line ends in the file. */
const rawText = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom("a", "b", "ord ", "å", "X", " ", "text. ") },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          "&amp;",
          "&lt;",
          "&#65;",
          "&#xE5;",
          "&#x1F600;",
          "😀",
          "e\u0301",
          "\u0301",
          "&#13;",
          "\u2028",
          "\u0085",
          "\u00a0",
          "\u200d",
          "\n",
          "\r\n",
          "\t",
          "&quot;",
          "]]",
          "&#x301;",
        ),
      },
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(""));

const runProperties = fc.constantFrom(
  "",
  "<w:b/>",
  `<w:rStyle w:val="Betoning"/><w:i/>`,
  `<w:color w:val="FF0000"/><w:lang w:val="sv-SE"/>`,
  "<w:vanish/>",
  "\n  ",
  `<w:color w:val="FFFFFF"/>`,
  `<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>`,
  `<w:vertAlign w:val="superscript"/>`,
  `<w:b/><w:rPrChange w:id="40" w:author="A"><w:rPr/></w:rPrChange>`,
  `<w14:ligatures w14:val="all"/>`,
);

const text = fc.oneof(
  { weight: 6, arbitrary: rawText.map((raw) => `<w:t xml:space="preserve">${raw}</w:t>`) },
  { weight: 2, arbitrary: rawText.map((raw) => `<w:t>${raw}</w:t>`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      `<w:t/>`,
      `<w:t>a<![CDATA[ <b> ]]>c</w:t>`,
      `<w:t xml:space="preserve">a<!-- x -->b</w:t>`,
      `<w:t xml:space="default"> a </w:t>`,
    ),
  },
);

const character = fc.constantFrom(
  "<w:tab/>",
  "<w:br/>",
  `<w:br w:type="page"/>`,
  "<w:noBreakHyphen/>",
  "<w:softHyphen/>",
  `<w:sym w:font="Wingdings" w:char="F0FC"/>`,
  "<w:lastRenderedPageBreak/>",
  `<w:footnoteReference w:id="2"/>`,
  `<w:commentReference w:id="0"/>`,
  "<w:drawing/>",
  "<!-- mellan -->",
);

/** A run; some hold several things, some nothing. */
const run = fc
  .tuple(
    fc.constantFrom("", ` w:rsidR="00AA11BB"`),
    runProperties,
    fc.array(fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: character }), { maxLength: 3 }),
  )
  .map(
    ([attributes, properties, content]) =>
      `<w:r${attributes}>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${content.join("")}</w:r>`,
  );

const runs = fc.array(run, { minLength: 1, maxLength: 3 }).map((list) => list.join(""));

const marker = fc.constantFrom(
  `<w:proofErr w:type="spellStart"/>`,
  `<w:bookmarkStart w:id="60" w:name="m"/>`,
  `<w:bookmarkEnd w:id="60"/>`,
  `<w:commentRangeStart w:id="0"/>`,
  `<w:commentRangeEnd w:id="0"/>`,
  `<w:permStart w:id="61" w:edGrp="everyone"/>`,
  "<!-- ett -->",
  "\n  ",
);

const fieldCharacter = fc
  .constantFrom("begin", "separate", "end")
  .map((type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`);

const instruction = fc
  .constantFrom(" PAGE ", " REF b ", ` HYPERLINK "https://example.se/" `, " IF ")
  .map((value) => `<w:r><w:instrText xml:space="preserve">${value}</w:instrText></w:r>`);

const controlProperties = fc.constantFrom(
  "",
  `<w:alias w:val="Fält"/><w:tag w:val="annat"/><w:id w:val="-5"/>`,
  "<w:text/>",
  "<w:date/>",
  `<w:lock w:val="sdtContentLocked"/>`,
  `<w:lock w:val="sdtLocked"/>`,
  "<w:showingPlcHdr/>",
  `<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>`,
);

const link = (content: string): string => `<w:hyperlink w:anchor="x">${content}</w:hyperlink>`;
const inBox = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(r("ruta"))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(r("ruta"))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
const textBox = `<w:r>${inBox}</w:r>`;
const besideBox = `<w:r><w:rPr><w:b/></w:rPr>${inBox}<w:t xml:space="preserve">vid </w:t></w:r>`;

/** Run-level content, nested as far as files nest it. */
const { inline } = fc.letrec<{ inline: string; content: string }>((tie) => ({
  content: fc.array(tie("inline"), { minLength: 0, maxLength: 3 }).map((list) => list.join("")),
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 10, arbitrary: run },
    { weight: 2, arbitrary: marker },
    {
      weight: 2,
      arbitrary: fc
        .tuple(instruction, tie("content"))
        .map(
          ([i, c]) =>
            `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${i}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${c}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
        ),
    },
    { weight: 1, arbitrary: fc.oneof(fieldCharacter, instruction) },
    { weight: 2, arbitrary: tie("content").map(link) },
    { weight: 1, arbitrary: tie("content").map((c) => `<w:ins w:id="51" w:author="A">${c}</w:ins>`) },
    {
      weight: 1,
      arbitrary: runs.map(
        (c) =>
          `<w:del w:id="52" w:author="A">${c.replaceAll("w:t>", "w:delText>").replaceAll("<w:t ", "<w:delText ").replaceAll("<w:t/>", "")}</w:del>`,
      ),
    },
    { weight: 1, arbitrary: tie("content").map((c) => `<w:moveFrom w:id="53" w:author="A">${c}</w:moveFrom>`) },
    { weight: 1, arbitrary: tie("content").map((c) => `<w:smartTag w:element="e"><w:smartTagPr/>${c}</w:smartTag>`) },
    { weight: 1, arbitrary: tie("content").map((c) => `<w:fldSimple w:instr=" REF b ">${c}</w:fldSimple>`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie("content"), tie("content"))
        .map(
          ([fresh, old]) =>
            `<mc:AlternateContent><mc:Choice Requires="w14">${fresh}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent>`,
        ),
    },
    { weight: 2, arbitrary: fc.tuple(controlProperties, tie("content")).map(([properties, c]) => sdt(properties, c)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        `<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>`,
        textBox,
        besideBox,
        `<w:r><w:ruby><w:rubyPr/><w:rt>${r("rt")}</w:rt><w:rubyBase>${r("bas")}</w:rubyBase></w:ruby></w:r>`,
        `<mc:AlternateContent><mc:Choice Requires="w14">${r("val")}</mc:Choice><mc:Fallback>${r("reserv")}</mc:Fallback></mc:AlternateContent>`,
      ),
    },
  ),
}));

const paragraph = fc
  .tuple(
    fc.constantFrom("", "<w:pPr/>", `<w:pPr><w:jc w:val="both"/><w:rPr><w:b/></w:rPr></w:pPr>`),
    fc.array(inline, { maxLength: 6 }),
  )
  .map(([properties, content]) => p(properties, ...content));

const block = fc.oneof(
  { weight: 8, arbitrary: paragraph },
  {
    weight: 1,
    arbitrary: fc
      .array(paragraph, { minLength: 1, maxLength: 2 })
      .map((cell) => `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${cell.join("")}</w:tc></w:tr></w:tbl>`),
  },
  { weight: 1, arbitrary: fc.tuple(controlProperties, paragraph).map(([properties, content]) => sdt(properties, content)) },
);

/** Bodies whose ids are made different, since only the writer's mistakes in structure are of interest. */
export const body = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => {
  let id = 100;
  return blocks.join("").replace(/w:id w:val="-5"/g, () => `w:id w:val="-${++id}"`) + "<w:sectPr/>";
});

/** Places in a document as fractions of its length, in order: two by two they are the ranges of labels. */
export const cuts = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 })
  .map((list) => list.sort((a, b) => a - b));
