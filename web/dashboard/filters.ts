/** Keeps the filters that nobody chose out of the address, which people share. */
export const leaveOutEmpty = (): void => {
  addEventListener("formdata", ({ target, formData }) => {
    if (!(target instanceof HTMLFormElement) || target.method !== "get") return;
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
};
