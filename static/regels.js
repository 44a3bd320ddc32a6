// One more line in place, instead of by a save; every line can do without this.
document.addEventListener("DOMContentLoaded", () => {
  for (const vak of document.querySelectorAll("[data-regels]")) {
    const knop = vak.querySelector("[data-regel-erbij]");
    const sjabloon = vak.querySelector("template");
    const totaal = vak.querySelector(`[name="${vak.dataset.regels}-TOTAL_FORMS"]`);
    if (!knop || !sjabloon || !totaal) continue;
    // Enter in a field then saves by the first button of the form, not by this one.
    knop.type = "button";
    knop.addEventListener("click", () => {
      const plaats = Number(totaal.value);
      const nieuw = document.createElement("template");
      nieuw.innerHTML = sjabloon.innerHTML.replaceAll("__prefix__", plaats).replaceAll("__nummer__", plaats + 1);
      sjabloon.before(nieuw.content);
      totaal.value = plaats + 1;
      sjabloon.previousElementSibling.querySelector("select, input").focus();
    });
  }
});
