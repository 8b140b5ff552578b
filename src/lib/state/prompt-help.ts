import type { Profile } from '../contracts/profile.ts';
import type { TextAnswer, TextAsk, UpstreamApi } from '../contracts/upstream-api.ts';
import { toFailure } from '../kernel/app-error.ts';
import { cleanPrompt, PROMPT_TASKS } from '../kernel/prompt-tasks.ts';
import type { Profiles } from './profiles.svelte.ts';

export interface PromptHelpOptions {
  upstream: Pick<UpstreamApi, 'askText'>;
  profiles: Pick<Profiles, 'list' | 'default'>;
}

/** A text model that writes prompts with a person. Nothing is asked twice by itself: an answer may be paid for. */
export class PromptHelp {
  readonly #options: PromptHelpOptions;

  constructor(options: PromptHelpOptions) {
    this.#options = options;
  }

  /** Profiles that have a text model, the default one first, the demo last. */
  get helpers(): Profile[] {
    const { list, default: own } = this.#options.profiles;
    const able = list.filter(({ kind, textModel }) => kind === 'demo' || textModel !== '');
    const rank = ({ id, kind }: Profile) => (kind === 'demo' ? 2 : id === own?.id ? 0 : 1);
    return [...able].sort((a, b) => rank(a) - rank(b));
  }

  /** The same picture in better words. `profileId`: one of the helpers; none: the first. So with all. */
  improve(text: string, profileId?: string): Promise<TextAnswer> {
    return this.#ask({ task: 'improve', instruction: PROMPT_TASKS.improve, text }, profileId);
  }

  /** A prompt that would make a stored image; `hash`: of its bytes. */
  describe(hash: string, profileId?: string): Promise<TextAnswer> {
    return this.#ask(
      { task: 'describe', instruction: PROMPT_TASKS.describe, text: '', imageHash: hash },
      profileId,
    );
  }

  /** `language`: its name in English, such as `Chinese`. */
  translate(text: string, language: string, profileId?: string): Promise<TextAnswer> {
    return this.#ask({ task: 'translate', instruction: PROMPT_TASKS.translate(language), text }, profileId);
  }

  async #ask(ask: Omit<TextAsk, 'profileId'>, profileId: string | undefined): Promise<TextAnswer> {
    const helper = this.helpers.find(({ id }) => id === profileId) ?? this.helpers[0];
    if (!helper) return { text: '', failure: { code: 'notSupported', message: '', retryable: false } };
    try {
      const answer = await this.#options.upstream.askText({ profileId: helper.id, ...ask });
      return { ...answer, text: cleanPrompt(answer.text) };
    } catch (error) {
      return { text: '', failure: toFailure(error) };
    }
  }
}
