import { DraftOf } from "./drafts";
import { insert, marks } from "./marks";

const pause = 400;
const shortcuts: Record<string, string> = { b: "bold", i: "italic", k: "link" };

/**
 * Around a text area that takes Markdown: a toolbar, shortcuts, a preview beside it, pictures by choosing, pasting or dropping
 * them, and the text kept in this browser until it has arrived. The toolbar is written by the page and only shown here.
 */
class TextEditor extends HTMLElement {
  private area!: HTMLTextAreaElement;
  private tools!: HTMLElement;
  private panel!: HTMLElement;
  private draft!: DraftOf;
  private timer = 0;

  connectedCallback(): void {
    this.area = this.querySelector("textarea")!;
    this.tools = this.querySelector("[role=toolbar]")!;
    this.panel = this.querySelector(".picture-panel")!;
    this.area.before(this.tools, this.panel);
    this.tools.hidden = false;
    this.querySelector<HTMLElement>("[data-without-script]")!.hidden = true;
    this.readyTools();
    this.readyPictures();
    this.readyDraft();
    this.area.addEventListener("keydown", (event) => this.shortcut(event));
    this.area.addEventListener("input", () => this.written());
    this.form?.querySelector("[data-preview]")?.addEventListener("click", (event) => void this.preview(event));
    this.grow();
  }

  private get form(): HTMLFormElement | null {
    return this.area.form;
  }

  private get buttons(): HTMLButtonElement[] {
    return [...this.tools.querySelectorAll("button")];
  }

  // One stop for the key that goes on; arrows inside, as a toolbar should.
  private readyTools(): void {
    const buttons = this.buttons;
    buttons.forEach((button, index) => (button.tabIndex = index === 0 ? 0 : -1));
    this.tools.addEventListener("keydown", (event) => {
      const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
      const last = buttons.length - 1;
      const steps: Record<string, number> = { ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here <= 0 ? last : here - 1, Home: 0, End: last };
      const next = steps[event.key];
      if (here < 0 || next === undefined) return;
      event.preventDefault();
      this.stopAt(buttons[next]!);
      buttons[next]!.focus();
    });
    this.tools.addEventListener("click", (event) => {
      const button = (event.target as Element).closest("button");
      if (!button) return;
      this.stopAt(button);
      if (button.dataset["mark"]) marks[button.dataset["mark"]]?.(this.area);
      else this.togglePanel(Boolean(this.panel.hidden));
    });
  }

  private stopAt(button: HTMLButtonElement): void {
    for (const one of this.buttons) one.tabIndex = one === button ? 0 : -1;
  }

  private shortcut(event: KeyboardEvent): void {
    const mark = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey ? shortcuts[event.key.toLowerCase()] : undefined;
    if (!mark) return;
    event.preventDefault();
    marks[mark]?.(this.area);
  }

  private written(): void {
    this.grow();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.draft.keep(this.area.value), pause);
  }

  // Browsers that know field-sizing do it by themselves.
  private grow(): void {
    if (CSS.supports("field-sizing", "content")) return;
    this.area.style.blockSize = "auto";
    this.area.style.blockSize = `${this.area.scrollHeight + 4}px`;
  }

  private readyDraft(): void {
    this.draft = new DraftOf(this.getAttribute("who") ?? "", this.area.name);
    const notice = this.querySelector<HTMLElement>("[data-draft]")!;
    const kept = this.draft.text;
    if (kept !== undefined && kept !== this.area.value) notice.hidden = false;
    notice.querySelector("[data-take]")!.addEventListener("click", () => {
      this.area.value = kept ?? "";
      this.area.focus();
      notice.hidden = true;
      this.grow();
    });
    notice.querySelector("[data-forget]")!.addEventListener("click", () => {
      this.draft.forget();
      notice.hidden = true;
      this.area.focus();
    });
    this.form?.addEventListener("submit", () => {
      clearTimeout(this.timer);
      if (this.area.value !== this.area.defaultValue) this.draft.keep(this.area.value);
      this.draft.send();
    });
  }

  private async preview(event: Event): Promise<void> {
    event.preventDefault();
    const shown = this.querySelector<HTMLElement>(".preview")!;
    const body = new URLSearchParams({ text: this.area.value });
    const answer = await fetch(this.getAttribute("preview")!, { method: "POST", body }).catch(() => undefined);
    shown.hidden = false;
    const page = shown.querySelector<HTMLElement>(".prose")!;
    if (answer?.ok && !answer.redirected) page.innerHTML = await answer.text();
    else page.textContent = shown.dataset["failed"] ?? "";
    shown.scrollIntoView({ block: "nearest" });
  }

  private get file(): HTMLInputElement {
    return this.panel.querySelector<HTMLInputElement>("input[type=file]")!;
  }

  private readyPictures(): void {
    const alt = this.panel.querySelector<HTMLInputElement>("input[type=text]")!;
    this.panel.querySelector("[data-add]")!.addEventListener("click", () => void this.upload(alt));
    this.panel.querySelector("[data-cancel]")!.addEventListener("click", () => this.togglePanel(false));
    // Enter in here must not send the whole form.
    this.panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.togglePanel(false);
      else if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
      else void this.upload(alt);
      event.preventDefault();
    });
    const take = (event: Event, files: FileList | undefined): void => {
      if (!files || ![...files].some((file) => file.type.startsWith("image/"))) return;
      event.preventDefault();
      this.togglePanel(true);
      this.file.files = files;
      alt.focus();
    };
    this.area.addEventListener("paste", (event) => take(event, event.clipboardData?.files));
    this.area.addEventListener("drop", (event) => take(event, event.dataTransfer?.files));
  }

  private togglePanel(open: boolean): void {
    this.panel.hidden = !open;
    this.tools.querySelector("[data-picture]")?.setAttribute("aria-expanded", String(open));
    if (open) this.file.focus();
    else this.area.focus();
  }

  private async upload(alt: HTMLInputElement): Promise<void> {
    const decorative = this.panel.querySelector<HTMLInputElement>("input[type=checkbox]")!;
    const fault = this.panel.querySelector<HTMLElement>(".error")!;
    const body = new FormData();
    const chosen = this.file.files?.[0];
    if (chosen) body.append("Form.File", chosen);
    body.append("Form.Alt", alt.value);
    body.append("Form.Decorative", String(decorative.checked));
    this.panel.setAttribute("aria-busy", "true");
    const answer = await fetch(this.getAttribute("pictures")!, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => undefined);
    this.panel.removeAttribute("aria-busy");
    const json = answer?.headers.get("content-type")?.includes("json") ? ((await answer.json()) as { markdown?: string; fault?: string }) : {};
    if (!json.markdown) {
      fault.textContent = json.fault ?? this.panel.dataset["failed"] ?? "";
      return;
    }
    fault.textContent = "";
    this.file.value = alt.value = "";
    decorative.checked = false;
    this.togglePanel(false);
    insert(this.area, json.markdown);
  }
}

customElements.define("text-editor", TextEditor);
