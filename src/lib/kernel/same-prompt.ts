/** True if an upstream drew from the very words of a prompt; white space, punctuation and case do not matter. */
export function isSamePrompt(prompt: string, revisedPrompt: string): boolean {
  return toWords(prompt) === toWords(revisedPrompt);
}

function toWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{C}]+/gu, '');
}
