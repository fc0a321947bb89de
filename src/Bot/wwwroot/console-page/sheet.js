// The print button of a sheet; without scripts the page says which keys do the same.
const button = document.getElementById("in");
button.hidden = false;
button.addEventListener("click", () => window.print());
