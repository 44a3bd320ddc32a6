// Together in one section: say every 20 seconds that one is here, see who else is, and hear that another saved it.
class Samen {
  static TIKKEN = 20_000;

  constructor(opslaan) {
    this.opslaan = opslaan;
    this.bekeken = "";
    setInterval(() => this.klop(), Samen.TIKKEN);
    addEventListener("pagehide", () => this.vertrek());
    addEventListener("pageshow", (gebeurtenis) => gebeurtenis.persisted && this.klop());
    document.addEventListener("visibilitychange", () => document.hidden || this.klop());
  }

  lichaam(meer = {}) {
    const { vak, form } = this.opslaan;
    return new URLSearchParams({
      onderdeel: vak.dataset.onderdeel, versie: form.elements.versie.value, wie: this.opslaan.wie, ...meer,
    });
  }

  async klop() {
    const { vak } = this.opslaan;
    let antwoord;
    try {
      antwoord = await Opslaan.haal(vak.dataset.aanwezig, { method: "POST", body: this.lichaam() });
    } catch {
      return; // no connection: the save says so, as soon as there is something to save
    }
    if (antwoord.status === 401) return this.opslaan.uitgelogd();
    if (!antwoord.ok) return undefined;
    const nu = await antwoord.json();
    Antwoord.vervang(nu.fragmenten);
    this.opslaan.nogEens();
    return nu.intussen ? this.vergelijk(nu) : undefined;
  }

  // The plan was saved by another, or elsewhere. Was it this section?
  async vergelijk(nu) {
    const { form } = this.opslaan;
    if (nu.versie === this.bekeken || this.opslaan.isBezig()) return;
    const antwoord = await Opslaan.haal(location.pathname, { method: "GET" }).catch(() => null);
    if (!antwoord?.ok || this.opslaan.isBezig()) return;
    const { onthoud } = await antwoord.json();
    this.bekeken = nu.versie;
    if (onthoud.gezien === form.elements.gezien.value) {
      form.elements.versie.value = onthoud.versie;
      Regel.melding("intussen", "");
    } else {
      Regel.melding("intussen", nu.intussen, { tekst: "Haal de nieuwe tekst op", doe: (e) => this.haalOp(e) });
    }
  }

  // What is not saved yet goes first; where that fails the page stays as it is, and its copy with it.
  async haalOp(gebeurtenis) {
    gebeurtenis.preventDefault();
    if (await this.opslaan.alles()) location.reload();
  }

  vertrek() {
    Opslaan.haal(this.opslaan.vak.dataset.aanwezig, { method: "POST", body: this.lichaam({ weg: "1" }), keepalive: true })
      .catch(() => {});
  }
}
