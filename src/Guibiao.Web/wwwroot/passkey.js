// Asks the browser for a passkey and sends it with the form that wants one. Without this script people sign in as ever.
const ways = globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON && {
  use: options => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  make: options => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
};

for (const form of ways ? document.querySelectorAll("form[data-passkey]") : []) {
  const [button, said] = [form.querySelector("button"), form.querySelector("[role=alert]")];
  form.hidden = false;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    button.disabled = true;
    said.textContent = "";
    try {
      const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (answer.ok) {
        form.elements.Credential.value = JSON.stringify(await ways[form.dataset.passkey](await answer.json()));
        form.submit();
        return;
      }
      said.textContent = answer.status === 422 ? await answer.text() : said.dataset.failed;
    } catch {
      said.textContent = said.dataset.failed;
    }
    button.disabled = false;
  });
}
