// One file of pictures for <use>: the icons of icons.json from Lucide, the plants, what stands behind doors, the mark of the house.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { drawDoors } from "./doors.mjs";
import { drawPlants } from "./plants.mjs";

const require = createRequire(import.meta.url);
const lucide = join(dirname(require.resolve("lucide-static/package.json")), "icons");
const icons = JSON.parse(readFileSync(new URL("../icons.json", import.meta.url), "utf8"));

function icon([id, file]) {
  const inside = readFileSync(join(lucide, `${file}.svg`), "utf8").match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1];
  return `<symbol id="${id}" viewBox="0 0 24 24">${inside.replace(/\s*\n\s*/g, "").replace(/ \/>/g, "/>")}</symbol>`;
}

const mark = '<symbol id="mark" viewBox="0 0 32 32"><path d="M8 23V13a8 8 0 0 1 16 0v10M13 23v-8.5a3 3 0 0 1 6 0V23M5 23h22M2 28h28"/></symbol>';

export const drawSprite = () =>
  `<svg xmlns="http://www.w3.org/2000/svg">${Object.entries(icons).map(icon).join("")}${mark}${drawPlants()}${drawDoors()}</svg>`;
