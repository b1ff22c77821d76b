/** Puts words in the place of what is chosen, so that the browser's own undo takes them back. */
export function insert(area: HTMLTextAreaElement, words: string): void {
  area.focus();
  // Old, and still the only way that keeps the history of undoing.
  if (document.execCommand("insertText", false, words)) return;
  area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Marks around what is chosen; chosen again with its marks, they go. */
function around(area: HTMLTextAreaElement, mark: string): void {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  if (value.slice(start - mark.length, start) === mark && value.slice(end, end + mark.length) === mark) {
    area.setSelectionRange(start - mark.length, end + mark.length);
    insert(area, chosen);
    area.setSelectionRange(start - mark.length, end - mark.length);
    return;
  }
  insert(area, mark + chosen + mark);
  area.setSelectionRange(start + mark.length, end + mark.length);
}

/** A mark at the beginning of every line that is chosen, or off again where all of them have it. */
function before(area: HTMLTextAreaElement, mark: (line: number) => string, known: RegExp): void {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const next = value.indexOf("\n", end);
  const to = next < 0 ? value.length : next;
  const lines = value.slice(from, to).split("\n");
  const marked = lines.every((line) => known.test(line));
  const changed = lines.map((line, index) => (marked ? line.replace(known, "") : mark(index) + line.replace(known, "")));
  area.setSelectionRange(from, to);
  insert(area, changed.join("\n"));
}

function link(area: HTMLTextAreaElement): void {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const words = value.slice(start, end);
  insert(area, `[${words}](https://)`);
  const address = start + words.length + 3;
  if (words) area.setSelectionRange(address, address + 8);
  else area.setSelectionRange(start + 1, start + 1);
}

export const marks: Record<string, (area: HTMLTextAreaElement) => void> = {
  bold: (area) => around(area, "**"),
  italic: (area) => around(area, "_"),
  heading: (area) => before(area, () => "## ", /^#{1,6} /),
  list: (area) => before(area, () => "- ", /^[-*+] /),
  numbered: (area) => before(area, (line) => `${line + 1}. `, /^\d+[.)] /),
  quote: (area) => before(area, () => "> ", /^> ?/),
  link,
};
