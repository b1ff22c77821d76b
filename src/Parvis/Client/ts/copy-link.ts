import { text } from "./texts";

/** Wraps a link: pressing it copies its address instead of going there, and says so. Without a clipboard it stays a link. */
class CopyLink extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", (event) => void this.copy(event));
  }

  private async copy(event: Event): Promise<void> {
    const link = this.querySelector("a");
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    await navigator.clipboard.writeText(link.href);
    const label = this.querySelector("[role=status]") ?? this.appendChild(this.status());
    label.textContent = ` ${text("copied")}`;
    setTimeout(() => (label.textContent = ""), 4000);
  }

  private status(): HTMLElement {
    const label = document.createElement("span");
    label.setAttribute("role", "status");
    label.className = "small quiet";
    return label;
  }
}

customElements.define("copy-link", CopyLink);
