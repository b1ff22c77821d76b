// Cuts the two variable fonts down to what a French place writes, in files that the browser loads only when it needs them:
// "base" (French), "more" (the rest of Latin-1 and signs), "ext" (names such as Łukasz or Ștefan).
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);

const chars = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");
const without = (text, others) => [...text].filter((c) => !others.includes(c)).join("");

const ascii = chars(0x20, 0x7e);
const french = "ÀÂÇÈÉÊËÎÏÔÙÛàâäçèéêëîïôöùûüÿœŒæ«»’‘“”–—…·°€\u00a0\u202f";
const signs = chars(0xa1, 0xff) + "Œœ‘’‚“”„–—•…€™←↑→↓−\u202f";
const extended = chars(0x100, 0x24f) + chars(0x1e00, 0x1eff) + "\u2116";

// Headings use few weights and almost no signs: what they lack comes with "more".
const headings = without(ascii, "^`{|}~\\<>_#@$+=*[]") + "ÀÂÇÈÉÊËÎÏÔÙÛàâäçèéêëîïôöùûüœŒ«»’“”–—…·°€\u00a0\u202f";
const text = ascii + french;

const bricolage = { family: "Bricolage Grotesque", pack: "bricolage-grotesque", axes: { wght: { min: 700, max: 800 }, opsz: 36 }, features: ["kern", "mark"], weight: "700 800" };
const atkinson = { family: "Atkinson Hyperlegible Next", pack: "atkinson-hyperlegible-next", axes: { wght: { min: 400, max: 750 } }, features: ["kern", "mark", "tnum"], weight: "400 750" };

const cuts = [
  { ...bricolage, name: "heading-base", file: "latin-opsz-normal", glyphs: headings },
  { ...bricolage, name: "heading-more", file: "latin-opsz-normal", glyphs: without(ascii + signs, headings) },
  { ...bricolage, name: "heading-ext", file: "latin-ext-opsz-normal", glyphs: extended },
  { ...atkinson, name: "text-base", file: "latin-wght-normal", glyphs: text },
  { ...atkinson, name: "text-more", file: "latin-wght-normal", glyphs: without(ascii + signs, text) },
  { ...atkinson, name: "text-ext", file: "latin-ext-wght-normal", glyphs: extended },
  { ...atkinson, name: "italic-base", file: "latin-wght-italic", glyphs: ascii + signs, italic: true },
  { ...atkinson, name: "italic-ext", file: "latin-ext-wght-italic", glyphs: extended, italic: true },
];

const unicodeRange = (glyphs) => {
  const points = [...new Set([...glyphs].map((c) => c.codePointAt(0)))].sort((a, b) => a - b);
  const ranges = [];
  for (const point of points) {
    const last = ranges.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else ranges.push([point, point]);
  }
  const hex = (n) => n.toString(16).toUpperCase();
  return ranges.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(",");
};

const face = (cut) => `@font-face {
  font-family: "${cut.family}"; src: url("./fonts/${cut.name}.woff2") format("woff2");
  font-weight: ${cut.weight}; font-style: ${cut.italic ? "italic" : "normal"}; font-display: swap;
  unicode-range: ${unicodeRange(cut.glyphs)};
}
`;

/** Writes `fonts/*.woff2` and `fonts.css` under `folder`; does nothing when they were cut from the same sources and settings. */
export async function cutFonts(folder) {
  const sources = cuts.map((cut) => require.resolve(`@fontsource-variable/${cut.pack}/files/${cut.pack}-${cut.file}.woff2`));
  const versions = [...new Set(sources.map((s) => join(dirname(s), "../package.json")))].map((p) => readFileSync(p, "utf8"));
  const stamp = createHash("sha256").update(JSON.stringify([cuts, versions])).digest("hex");
  const stampFile = join(folder, "fonts.stamp");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  mkdirSync(join(folder, "fonts"), { recursive: true });
  for (const [i, cut] of cuts.entries()) {
    const options = { targetFormat: "woff2", noHinting: true, keepFeatures: cut.features, variationAxes: cut.axes };
    writeFileSync(join(folder, "fonts", `${cut.name}.woff2`), await subsetFont(readFileSync(sources[i]), cut.glyphs, options));
  }
  writeFileSync(join(folder, "fonts.css"), cuts.map(face).join(""));
  writeFileSync(stampFile, stamp);
}
