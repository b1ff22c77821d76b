import { hasModifier, isWriting, text } from "./texts";

const least = 2;
const pause = 160;
const patience = 2500;

/**
 * The ask box: answers as one types, as an HTML fragment from its `source`, whose rows carry role="option" in groups. The
 * box is a combobox: arrows move in the list, Enter opens the active row or submits the form, Escape closes the list, then
 * empties the box. Whatever the network does, the words stay and the form can be sent.
 */
class AskBox extends HTMLElement {
  private input!: HTMLInputElement;
  private list!: HTMLElement;
  private status!: HTMLElement;
  private timer = 0;
  private request: AbortController | undefined;
  private shown = "";
  private readonly onKey = (event: KeyboardEvent): void => this.globalKey(event);
  private readonly onPress = (event: Event): void => this.outside(event);
  private readonly onOnline = (): void => this.plan(0);

  connectedCallback(): void {
    this.input = this.querySelector("input")!;
    this.list = this.querySelector(".answers")!;
    this.status = this.querySelector("[role=status]")!;
    this.list.id ||= `${this.input.id}-answers`;
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(states)) this.input.setAttribute(name, value);
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.querySelector("label")?.textContent ?? "");
    this.input.addEventListener("input", () => this.plan(pause));
    this.input.addEventListener("focus", () => this.input.value.trim() !== this.input.defaultValue.trim() && this.plan(0));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("focusout", (event) => !this.contains(event.relatedTarget as Node | null) && event.relatedTarget && this.close());
    // The box keeps the focus while a row is pressed, so that the list does not close under the finger.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    document.addEventListener("keydown", this.onKey);
    document.addEventListener("pointerdown", this.onPress);
    addEventListener("online", this.onOnline);
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.onKey);
    document.removeEventListener("pointerdown", this.onPress);
    removeEventListener("online", this.onOnline);
    this.request?.abort();
    clearTimeout(this.timer);
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
  }

  private get active(): HTMLElement | null {
    return this.list.querySelector<HTMLElement>("[aria-selected=true]");
  }

  private get isOpen(): boolean {
    return !this.list.hidden;
  }

  private globalKey(event: KeyboardEvent): void {
    if (event.key !== "/" || hasModifier(event) || isWriting(event.target)) return;
    event.preventDefault();
    this.input.focus();
    this.input.select();
  }

  private outside(event: Event): void {
    if (!this.contains(event.target as Node)) this.close();
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || hasModifier(event)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!this.isOpen) this.plan(0);
      else this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      const active = this.isOpen ? this.active : null;
      if (!active) return;
      active.click();
    } else if (event.key === "Escape") {
      if (this.isOpen) this.close();
      else this.input.value = "";
    } else return;
    event.preventDefault();
  }

  /** One step beyond either end is the box itself, with no active row: Enter then submits what is written. */
  private move(step: number): void {
    const options = this.options;
    const here = this.active ? options.indexOf(this.active) : step > 0 ? -1 : options.length;
    this.select(options[here + step]);
  }

  private select(option: HTMLElement | undefined): void {
    for (const one of this.options) one.setAttribute("aria-selected", String(one === option));
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  private plan(delay: number): void {
    clearTimeout(this.timer);
    this.request?.abort();
    const words = this.input.value.trim();
    if (words.length < least || document.activeElement !== this.input) return words.length < least ? this.close() : undefined;
    this.timer = window.setTimeout(() => void this.fetch(words), delay);
  }

  private async fetch(words: string): Promise<void> {
    if (words === this.shown && this.options.length > 0) return this.open();
    if (!navigator.onLine) return this.trouble("offline");
    const request = (this.request = new AbortController());
    const slow = window.setTimeout(() => this.trouble("slow"), patience);
    try {
      const address = `${this.getAttribute("source")}?q=${encodeURIComponent(words)}`;
      const response = await fetch(address, { signal: request.signal, headers: { Accept: "text/html" } });
      if (!response.ok) throw new TypeError(response.statusText);
      this.show(words, await response.text());
    } catch (error) {
      if (!(error instanceof TypeError)) {
        if ((error as Error).name === "AbortError") return;
        throw error;
      }
      this.trouble(navigator.onLine ? "slow" : "offline");
    } finally {
      clearTimeout(slow);
    }
  }

  private show(words: string, html: string): void {
    this.list.innerHTML = html;
    this.shown = words;
    this.options.forEach((option, index) => {
      option.id = `${this.list.id}-${index}`;
      option.tabIndex = -1;
      option.setAttribute("aria-selected", "false");
    });
    this.select(undefined);
    this.open();
    this.status.textContent = this.list.querySelector<HTMLElement>("[data-count]")?.dataset.count ?? "";
  }

  /** A plain line in place of the answers; the words in the box are untouched and the form still goes. */
  private trouble(name: "offline" | "slow"): void {
    this.shown = "";
    const line = Object.assign(document.createElement("p"), { className: "trouble", textContent: text(name) });
    line.setAttribute("role", "presentation");
    this.list.replaceChildren(line);
    this.status.textContent = text(name);
    this.open();
  }

  private open(): void {
    const first = this.list.hidden;
    this.list.hidden = false;
    if (first) this.list.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-expanded", "true");
  }

  private close(): void {
    clearTimeout(this.timer);
    this.request?.abort();
    this.list.hidden = true;
    this.select(undefined);
    this.input.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
  }
}

customElements.define("ask-box", AskBox);
