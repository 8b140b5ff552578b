import { describe, expect, it } from 'vitest';
import { readResponseUsage, readUsage } from './read-usage.ts';

describe('readUsage', () => {
  it('takes all output of the Images form for image tokens', () => {
    const usage = {
      input_tokens: 50,
      input_tokens_details: { text_tokens: 10, image_tokens: 40 },
      output_tokens: 1000,
      total_tokens: 1050,
    };
    expect(readUsage(usage, 'image')).toEqual({
      inputTokens: 50,
      inputTextTokens: 10,
      inputImageTokens: 40,
      outputTokens: 1000,
      outputImageTokens: 1000,
      totalTokens: 1050,
    });
  });

  it('believes a breakdown where there is one', () => {
    const usage = {
      input_tokens: 1,
      output_tokens: 30,
      total_tokens: 31,
      output_tokens_details: { text_tokens: 10, image_tokens: 20 },
    };
    expect(readUsage(usage, 'image')).toMatchObject({ outputTextTokens: 10, outputImageTokens: 20 });
  });

  it('reads the shapes of chat and Gemini', () => {
    const chat = {
      prompt_tokens: 5,
      completion_tokens: 6,
      total_tokens: 11,
      prompt_tokens_details: { cached_tokens: 2 },
    };
    expect(readUsage(chat, 'text')).toMatchObject({
      inputTokens: 5,
      outputTokens: 6,
      totalTokens: 11,
      cachedTextTokens: 2,
    });
    const gemini = { promptTokenCount: 5, candidatesTokenCount: 6, totalTokenCount: 11 };
    expect(readUsage(gemini, 'text')).toMatchObject({ inputTokens: 5, outputTokens: 6, totalTokens: 11 });
  });

  it('fills in what is missing and ignores nonsense', () => {
    expect(readUsage({ input_tokens: 5, output_tokens: 6 }, 'text')).toMatchObject({ totalTokens: 11 });
    expect(readUsage({ total_tokens: 11 }, 'text')).toMatchObject({
      inputTokens: 0,
      outputTokens: 11,
      totalTokens: 11,
    });
    for (const none of [undefined, null, {}, 'x', { input_tokens: 'many' }, []])
      expect(readUsage(none, 'text')).toBeUndefined();
  });
});

describe('readResponseUsage', () => {
  const usage = {
    input_tokens: 300,
    input_tokens_details: { cached_tokens: 100 },
    output_tokens: 50,
    output_tokens_details: { reasoning_tokens: 10 },
    total_tokens: 350,
  };

  it('keeps the tool apart from the text model', () => {
    const tool = {
      input_tokens: 80,
      input_tokens_details: { image_tokens: 60, text_tokens: 20 },
      cached_tokens_details: { cached_image_tokens: 7, cached_text_tokens: 8 },
      output_tokens: 1000,
      output_tokens_details: { image_tokens: 990, text_tokens: 10 },
      total_tokens: 1080,
    };
    expect(readResponseUsage({ usage, tool_usage: { image_gen: tool } })).toEqual({
      inputTokens: 300,
      cachedTextTokens: 100,
      outputTokens: 50,
      outputTextTokens: 50,
      totalTokens: 350,
      tool: {
        inputTokens: 80,
        inputTextTokens: 20,
        inputImageTokens: 60,
        cachedTextTokens: 8,
        cachedImageTokens: 7,
        outputTokens: 1000,
        outputTextTokens: 10,
        outputImageTokens: 990,
        totalTokens: 1080,
      },
    });
  });

  it('does without a tool that reports nothing', () => {
    const nothing = { input_tokens: 0, output_tokens: 0, total_tokens: 0 };
    expect(readResponseUsage({ usage, tool_usage: { image_gen: nothing } })).not.toHaveProperty('tool');
    expect(readResponseUsage({})).toBeUndefined();
  });
});
