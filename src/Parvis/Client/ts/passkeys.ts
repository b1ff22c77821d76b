/** What the server asks of a key, and the sealed memory of it that goes back with the answer. */
interface Challenge {
  options: { challenge: string } & Record<string, unknown>;
  state: string;
}
interface Described {
  id: string;
  type: PublicKeyCredentialType;
  transports?: AuthenticatorTransport[];
}

const renewed = 8 * 60 * 1000;

const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const toText = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const described = (list: unknown): PublicKeyCredentialDescriptor[] =>
  ((list ?? []) as Described[]).map((one) => ({ ...one, id: toBytes(one.id) }));

/**
 * A form that a passkey fills in: `asks="get"` to come in, `asks="create"` for a new key. It shows itself only where the
 * browser can; its answer goes to the server as a form, which says what went wrong or goes on.
 */
class PasskeyForm extends HTMLElement {
  private form!: HTMLFormElement;
  private offering: AbortController | undefined;
  private timer = 0;

  connectedCallback(): void {
    this.form = this.querySelector("form")!;
    const can = "PublicKeyCredential" in window;
    if (!can && this.asks === "get") return;
    this.hidden = false;
    if (!can) {
      this.form.querySelectorAll("button, input").forEach((one) => one.setAttribute("disabled", ""));
      return this.say("cannot");
    }
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.press();
    });
    if (this.asks === "get") void this.offer();
  }

  disconnectedCallback(): void {
    this.offering?.abort();
    clearTimeout(this.timer);
  }

  private get asks(): string {
    return this.getAttribute("asks") ?? "get";
  }

  private async press(): Promise<void> {
    this.offering?.abort();
    clearTimeout(this.timer);
    const button = this.form.querySelector("button")!;
    button.disabled = true;
    this.say(null);
    try {
      const challenge = await this.challenge();
      this.send(challenge, this.asks === "create" ? await this.create(challenge) : await this.get(challenge));
    } catch (error) {
      this.say(this.reason(error));
      button.disabled = false;
    }
  }

  /** The keys of this place among what the browser proposes for the address field. */
  private async offer(): Promise<void> {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    const offering = (this.offering = new AbortController());
    // A challenge does not last for ever, and the page may stay open.
    this.timer = window.setTimeout(() => {
      offering.abort();
      void this.offer();
    }, renewed);
    try {
      const challenge = await this.challenge();
      this.send(challenge, await this.get(challenge, { mediation: "conditional", signal: offering.signal }));
    } catch {
      // Nobody asked for it, so nothing is said: the button stays.
    }
  }

  private async challenge(): Promise<Challenge> {
    const response = await fetch(this.getAttribute("challenge")!, { method: "POST" });
    if (!response.ok) throw new TypeError(response.statusText);
    return (await response.json()) as Challenge;
  }

  private async get({ options }: Challenge, how: CredentialRequestOptions = {}): Promise<PublicKeyCredential> {
    const publicKey = {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: described(options["allowCredentials"]),
    } as PublicKeyCredentialRequestOptions;
    return (await navigator.credentials.get({ ...how, publicKey })) as PublicKeyCredential;
  }

  private async create({ options }: Challenge): Promise<PublicKeyCredential> {
    const user = options["user"] as { id: string };
    const publicKey = {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...user, id: toBytes(user.id) },
      excludeCredentials: described(options["excludeCredentials"]),
    } as unknown as PublicKeyCredentialCreationOptions;
    return (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  }

  private send({ state }: Challenge, credential: PublicKeyCredential): void {
    const parts: Record<string, unknown> = {};
    const response = credential.response as AuthenticatorAssertionResponse & AuthenticatorAttestationResponse;
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"] as const)
      if (response[part]) parts[part] = toText(response[part]);
    if ("getTransports" in response) parts["transports"] = response.getTransports();
    this.field("cle").value = JSON.stringify({
      id: credential.id,
      rawId: credential.id,
      type: credential.type,
      response: parts,
      clientExtensionResults: {},
    });
    this.field("etat").value = state;
    this.form.submit();
  }

  private field(name: string): HTMLInputElement {
    return this.form.elements.namedItem(name) as HTMLInputElement;
  }

  private reason(error: unknown): string {
    if (error instanceof TypeError) return "offline";
    switch (error instanceof DOMException ? error.name : "") {
      case "NotAllowedError":
      case "AbortError":
        return "cancelled";
      case "SecurityError":
        return "elsewhere";
      case "InvalidStateError":
        return "known";
      default:
        return "cannot";
    }
  }

  private say(name: string | null): void {
    const line = this.querySelector<HTMLElement>("[role=alert]")!;
    line.querySelector("span")!.textContent = name ? (this.dataset[name] ?? this.dataset["cannot"] ?? "") : "";
    line.hidden = !name;
  }
}

customElements.define("passkey-form", PasskeyForm);
