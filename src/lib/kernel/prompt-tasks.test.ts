import { describe, expect, it } from 'vitest';
import { cleanPrompt, MOST_LETTERS, PROMPT_TASKS } from './prompt-tasks.ts';

describe('cleanPrompt', () => {
  it.each([
    ['  A red boat. \n', 'A red boat.'],
    ['"A red boat."', 'A red boat.'],
    ['“A red boat.”', 'A red boat.'],
    ['「一艘红船」', '一艘红船'],
    ['```\nA red boat.\n```', 'A red boat.'],
    ['```text\n"A red boat."\n```', 'A red boat.'],
    ['Prompt: A red boat.', 'A red boat.'],
    ['**Improved prompt:** A red boat.', 'A red boat.'],
    // What is quoted in it belongs to it.
    ['"Open" on a door, "Shut" on another', '"Open" on a door, "Shut" on another'],
    ['"Open" and "Shut"', '"Open" and "Shut"'],
    ['"', '"'],
    ['', ''],
  ])('of %j is %j', (answer, prompt) => {
    expect(cleanPrompt(answer)).toBe(prompt);
  });

  it('is cut at the end of a sentence, else of a word, and never within a sign', () => {
    const sentence = `${'word '.repeat(30)}end. `;
    expect(cleanPrompt(sentence.repeat(20))).toMatch(/end\.$/u);
    expect(cleanPrompt('word '.repeat(400))).toMatch(/word$/u);
    const signs = cleanPrompt(`x${'🛶'.repeat(MOST_LETTERS)}`);
    expect(signs.length).toBeLessThanOrEqual(MOST_LETTERS);
    expect(signs.isWellFormed()).toBe(true);
  });
});

it('tasks ask for the prompt alone', () => {
  for (const task of [PROMPT_TASKS.improve, PROMPT_TASKS.describe, PROMPT_TASKS.translate('Chinese')])
    expect(task).toContain('Answer with the prompt alone');
});
