/** Texts that only the scripts say; the layout writes them in the reader's language. */
export function text(name: string): string {
  return document.getElementById("texts")?.dataset[name] ?? "";
}

/** True where a key belongs to what is being written, so that no shortcut may take it. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select, dialog *"));
}

export const hasModifier = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey;
