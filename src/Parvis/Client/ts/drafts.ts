const prefix = "brouillon:";
const kept = 7 * 24 * 3600 * 1000;

interface Draft {
  text: string;
  at: number;
  /** It left with its form; whether it arrived shows on the next page. */
  sent?: boolean;
}

const keyOf = (who: string, name: string): string => `${prefix}${who}:${location.pathname}:${name}`;

function read(key: string): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return draft && Date.now() - draft.at < kept ? draft : undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or closed store: the text is still in the form.
  }
}

function drop(which: (key: string) => boolean): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix) && which(key)) localStorage.removeItem(key);
  } catch {
    // Nothing is kept where nothing may be kept.
  }
}

/** What somebody was writing at this address, kept in their own browser for a week: a session may end, a battery too. */
export class DraftOf {
  private readonly key: string;

  constructor(who: string, name: string) {
    this.key = keyOf(who, name);
  }

  get text(): string | undefined {
    return read(this.key)?.text;
  }

  keep(text: string): void {
    if (text.trim()) write(this.key, { text, at: Date.now() });
    else this.forget();
  }

  send(): void {
    const draft = read(this.key);
    if (draft) write(this.key, { ...draft, sent: true });
  }

  forget(): void {
    drop((key) => key === this.key);
  }
}

// The page after a save says that what was sent has arrived.
if (new URLSearchParams(location.search).has("fait")) drop((key) => read(key)?.sent === true);
drop((key) => !read(key));

// Whoever leaves a shared machine leaves no text behind.
document.addEventListener("submit", (event) => {
  if (new URL((event.target as HTMLFormElement).action, location.href).pathname.endsWith("/sortir")) drop(() => true);
});
