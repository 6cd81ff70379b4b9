// Offers the time zone that the device says it is in, where another one is chosen.

const offer = document.querySelector("[data-zone-of-device]");
const zones = document.querySelector("select[name=zone]");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

if (offer && zones && zones.value !== here && zones.querySelector(`option[value="${here}"]`)) {
  const button = offer.querySelector("button");
  button.textContent = button.textContent.replace("{zone}", here.replaceAll("_", " "));
  offer.hidden = false;
  button.addEventListener("click", () => {
    zones.value = here;
    offer.hidden = true;
    zones.focus();
  });
}
