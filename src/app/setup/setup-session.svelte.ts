import type { Failure } from '../../lib/contracts/failure.ts';
import type { ApiForm, Profile } from '../../lib/contracts/profile.ts';
import type { ProviderCard } from '../../lib/contracts/provider.ts';
import type { SetupValues } from '../../lib/contracts/setup-values.ts';
import { toFailure } from '../../lib/kernel/app-error.ts';
import { toBaseUrl } from '../../lib/kernel/base-url.ts';
import { isRelay } from '../../lib/kernel/capabilities-of.ts';
import { readDescription, writeDescription } from '../../lib/kernel/descriptions/read-description.ts';
import { newProfileValues, type Profiles, type ProfileValues } from '../../lib/state/profiles.svelte.ts';
import { ConnectionTest } from './connection-test.svelte.ts';
import { START_MODELS } from './model-suggestions.ts';
import {
  findProblems,
  toDescriptionChanges,
  toFormChanges,
  toKey,
  toStartValues,
  toStoredValues,
  type Problems,
} from './profile-form.ts';

type Field = keyof Problems;

/** Values that decide whether a connection works; a change of one makes a test's answer old. */
const TESTED: readonly (keyof ProfileValues)[] = [
  'form',
  'baseUrl',
  'textModel',
  'imageModel',
  'allowInsecure',
  'description',
];

export interface SetupSessionOptions {
  profiles: Pick<Profiles, 'list' | 'create' | 'update' | 'test' | 'createDemo' | 'providers'>;
  /** Undefined: a new profile. */
  original: Profile | undefined;
  prefill: SetupValues | null;
}

/** One opening of the set-up dialog. It holds the typed key until `end`, and nothing else ever does. */
export class SetupSession {
  readonly original: Profile | undefined;
  readonly isFromLink: boolean;
  readonly test = new ConnectionTest();
  #values = $state.raw<ProfileValues>(newProfileValues());
  #key = $state.raw('');
  /** Fields whose problems are shown: those that were left, and all after an attempt to save. */
  #judged = $state.raw<readonly Field[]>([]);
  #cards = $state.raw<readonly ProviderCard[]>();
  /** As it is typed, right or wrong. */
  #descriptionText = $state.raw('');
  #isTouched = $state.raw(false);
  #isBusy = $state.raw(false);
  #failure = $state.raw<Failure | undefined>();
  readonly #profiles: SetupSessionOptions['profiles'];
  readonly #problems = $derived.by(() => this.#findProblems());
  readonly #shownProblems = $derived.by(() => pick(this.#problems, this.#judged));
  readonly #address = $derived.by(() => toBaseUrl(this.#values.baseUrl, this.#values.allowInsecure));

  constructor({ profiles, original, prefill }: SetupSessionOptions) {
    this.#profiles = profiles;
    this.original = original;
    this.isFromLink = prefill !== null;
    this.#values = toStartValues({ original, blank: { ...newProfileValues(), ...START_MODELS }, prefill });
    if (original?.description) this.#descriptionText = writeDescription(original.description);
    this.#key = toKey(prefill?.apiKey ?? '');
    if (prefill?.baseUrl !== undefined) this.#judged = ['baseUrl'];
    // Without them the relays' forms are there all the same.
    profiles.providers().then(
      (cards) => (this.#cards = cards),
      () => (this.#cards = []),
    );
  }

  get values(): ProfileValues {
    return this.#values;
  }

  get key(): string {
    return this.#key;
  }

  get address() {
    return this.#address;
  }

  get problems(): Problems {
    return this.#shownProblems;
  }

  /** Whether anything was typed or came with a link, so that saving is the likelier way on than the demo. */
  get isTouched(): boolean {
    return this.#isTouched || this.isFromLink || this.original !== undefined;
  }

  /** Whether a saved profile was changed here and not saved yet. */
  get isChanged(): boolean {
    return this.#isTouched;
  }

  /** Providers beyond the relays' forms; undefined until they are there, empty where they cannot be had. */
  get cards(): readonly ProviderCard[] | undefined {
    return this.#cards;
  }

  /** The chosen one; undefined: a relay's form. */
  get card(): ProviderCard | undefined {
    return this.#cards?.find(({ form }) => form === this.#values.form);
  }

  chooseForm(form: ApiForm): void {
    if (form === this.#values.form) return;
    this.change(toFormChanges(this.#values, { form, cards: this.#cards ?? [], startModels: START_MODELS }));
  }

  /** How the upstream is asked, where its user tells that. */
  get descriptionText(): string {
    return this.#descriptionText;
  }

  /** What the description suggests takes the place of what the last one did. */
  changeDescription(text: string): void {
    this.#descriptionText = text;
    const reading = readDescription(text);
    this.change(reading.ok ? toDescriptionChanges(this.#values, reading.description) : {});
    this.test.reset();
  }

  /** Profiles that can take its jobs over. */
  get others(): Profile[] {
    return this.#profiles.list.filter(({ id }) => id !== this.original?.id);
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Why it could not be saved. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  change(changes: Partial<ProfileValues>): void {
    this.#values = { ...this.#values, ...changes };
    this.#isTouched = true;
    this.#failure = undefined;
    if (TESTED.some((name) => name in changes)) this.test.reset();
  }

  changeKey(key: string): void {
    this.#key = key;
    this.#isTouched = true;
    this.test.reset();
  }

  /** A field was left: what is wrong with it may be said now. An empty field is no mistake before saving. */
  judge(field: Field): void {
    const isEmpty =
      (field === 'baseUrl' && this.#values.baseUrl.trim() === '') ||
      (field === 'description' && this.#descriptionText.trim() === '');
    if (!isEmpty && !this.#judged.includes(field)) this.#judged = [...this.#judged, field];
  }

  /** Asks the upstream; false where the values cannot even be tried. */
  async testConnection(): Promise<boolean> {
    if (!this.#judgeAll()) return false;
    const profile = this.#toProfile();
    const report = await this.test.run(() => this.#profiles.test(profile, this.#keyChange()));
    // Not `change`: a list of suggestions makes no answer old.
    if (report && report.models.length > 0) this.#values = { ...this.#values, knownModels: report.models };
    return true;
  }

  /** Undefined where something is wrong; `problems` or `failure` says what. */
  async save(): Promise<Profile | undefined> {
    if (!this.#judgeAll()) return undefined;
    return this.#act(async () => {
      const profile = this.#toProfile();
      if (this.original === undefined) {
        return this.#profiles.create(this.#toStored(), toKey(this.#key));
      }
      await this.#profiles.update(profile, this.#keyChange());
      return profile;
    });
  }

  createDemo(name: string): Promise<Profile | undefined> {
    return this.#act(() => this.#profiles.createDemo(name));
  }

  /** Forgets the key and whatever is still under way. */
  end(): void {
    this.#key = '';
    this.test.reset();
  }

  #judgeAll(): boolean {
    this.#judged = ['baseUrl', 'apiKey', 'textModel', 'imageModel', 'description'];
    return Object.keys(this.#problems).length === 0;
  }

  #findProblems(): Problems {
    const problems = findProblems(this.#values, this.#key, this.card);
    if (!this.card?.isDescribed) return problems;
    const reading = readDescription(this.#descriptionText);
    return reading.ok ? problems : { ...problems, description: reading.problem };
  }

  /** Null leaves a stored key as it is. */
  #keyChange(): string | null {
    const key = toKey(this.#key);
    return key === '' && this.original !== undefined ? null : key;
  }

  #toProfile(): Profile {
    const ours = this.original ?? { id: '', hasKey: false, createdAt: 0, updatedAt: 0 };
    const { id, hasKey, createdAt, updatedAt } = ours;
    return { ...this.#toStored(), id, hasKey, createdAt, updatedAt };
  }

  /** A description stays with the form that needs it. */
  #toStored(): ProfileValues {
    const { description, ...stored } = toStoredValues(this.#values, this.#takenNames());
    const isOfForm = this.card ? this.card.isDescribed : !isRelay(stored.form);
    return description && isOfForm ? { ...stored, description } : stored;
  }

  #takenNames(): string[] {
    return this.others.map(({ name }) => name);
  }

  async #act(act: () => Promise<Profile>): Promise<Profile | undefined> {
    if (this.#isBusy) return undefined;
    this.#isBusy = true;
    this.#failure = undefined;
    try {
      return await act();
    } catch (error) {
      this.#failure = toFailure(error);
      return undefined;
    } finally {
      this.#isBusy = false;
    }
  }
}

function pick(problems: Problems, fields: readonly Field[]): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([name]) => fields.includes(name as Field)));
}
