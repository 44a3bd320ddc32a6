// Nothing here is essential: every page works without it.
// After a refused form the heading of the error summary gets the focus, so that it is read out and the page shows it.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".sp-foutenlijst > h2")?.focus();
});
