// Nothing here is essential: the form works without it, and the server keeps a file that is sent twice once.
// While files are on their way the page says so, and a second press on the button sends nothing.
const eenmaal = document.querySelector("form[data-verstuur-eenmaal]");
const bezig = eenmaal?.querySelector("[data-bezig]");

eenmaal?.addEventListener("submit", (gebeurtenis) => {
  if (eenmaal.dataset.onderweg) {
    gebeurtenis.preventDefault();
  } else if (eenmaal.querySelector("input[type=file]").files.length) {
    eenmaal.dataset.onderweg = "ja";
    bezig.textContent = bezig.dataset.bezig;
  }
});

// Back on this page: nothing is on its way any more.
addEventListener("pageshow", () => {
  if (eenmaal) {
    delete eenmaal.dataset.onderweg;
    bezig.textContent = "";
  }
});
