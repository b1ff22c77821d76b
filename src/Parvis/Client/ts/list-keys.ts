import { hasModifier, isWriting, text } from "./texts";

// Letters that carry their mark inside and do not come apart by themselves.
const whole: Record<string, string> = { ł: "l", đ: "d", ø: "o", œ: "oe", æ: "ae", ß: "ss", ı: "i" };

const folded = (words: string): string =>
  words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[łđøœæßı]/g, (letter) => whole[letter] ?? letter);

/**
 * Around a list: j and k walk through its rows, Enter opens, e edits (a link with data-edit), ? shows the keys, and a box
 * with data-filter leaves only the rows that carry every word typed.
 */
class ListKeys extends HTMLElement {
  private readonly onKey = (event: KeyboardEvent): void => this.key(event);

  connectedCallback(): void {
    document.addEventListener("keydown", this.onKey);
    this.filterBox?.addEventListener("input", () => this.filter());
    this.filterBox?.addEventListener("keydown", (event) => this.filterKey(event));
    if (this.filterBox?.value) this.filter();
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.onKey);
  }

  private get filterBox(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("[data-filter]");
  }

  private get rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-list] > *, [data-list] > tbody > tr")];
  }

  private key(event: KeyboardEvent): void {
    if (hasModifier(event) || isWriting(event.target)) return;
    if (event.key === "j") this.walk(1);
    else if (event.key === "k") this.walk(-1);
    else if (event.key === "e") this.edit();
    else if (event.key === "?") this.help();
    else return;
    event.preventDefault();
  }

  /** From the box, the arrow or Enter goes to the first row that is left. */
  private filterKey(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    this.walk(1);
  }

  private walk(step: number): void {
    const links = this.rows.filter((row) => !row.hidden).flatMap((row) => row.querySelector<HTMLElement>("a[href], button") ?? []);
    const here = links.findIndex((link) => link.closest("[data-list] > *, tr")?.contains(document.activeElement));
    const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + step, 0), links.length - 1);
    links[next]?.focus();
  }

  private edit(): void {
    const row = this.rows.find((one) => one.contains(document.activeElement));
    row?.querySelector<HTMLAnchorElement>("a[data-edit]")?.click();
  }

  private filter(): void {
    const words = folded(this.filterBox?.value ?? "").split(/\s+/).filter(Boolean);
    let left = 0;
    for (const row of this.rows) {
      const content = folded(row.textContent ?? "");
      row.hidden = !words.every((word) => content.includes(word));
      if (!row.hidden) left++;
    }
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = words.length === 0 ? "" : left === 0 ? text("none") : String(left);
  }

  private help(): void {
    const open = document.querySelector<HTMLDialogElement>("dialog.keys-help");
    if (open) return open.close();
    const dialog = document.createElement("dialog");
    dialog.className = "keys-help";
    dialog.setAttribute("aria-labelledby", "keys-title");
    const title = Object.assign(document.createElement("h2"), { id: "keys-title", className: "as-h3", textContent: text("keys") });
    const list = document.createElement("dl");
    const edits = this.querySelector<HTMLElement>("[data-edit]");
    for (const [key, name] of [["j", "next"], ["k", "previous"], ["↵", "open"], ["e", "edit"], ["/", "ask"], ["?", "help"]] as const) {
      if (name === "edit" && !edits) continue;
      const term = document.createElement("dt");
      term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
      list.append(term, Object.assign(document.createElement("dd"), { textContent: (name === "edit" && edits?.dataset["edit"]) || text(name) }));
    }
    const close = Object.assign(document.createElement("button"), { className: "btn", textContent: text("close") });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    dialog.append(title, list, close);
    document.body.append(dialog);
    dialog.showModal();
  }
}

customElements.define("list-keys", ListKeys);
