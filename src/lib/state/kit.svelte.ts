import type {
  KitItem,
  KitKind,
  KitValue,
  Persona,
  Preset,
  Style,
  Template,
  WordList,
} from '../contracts/kit.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';
import { AppError, createFailure } from '../kernel/app-error.ts';
import { findKitFault, KIT_LIMITS, toFreeName } from '../kernel/kit-limits.ts';
import { STYLES } from '../kernel/styles/built-in-styles.ts';
import { TEMPLATES } from '../kernel/templates/platform-templates.ts';
import { countOfKind, mergeItems } from './kit-items.ts';
import { LoadMark } from './load-mark.svelte.ts';
import { WriteClock } from './write-clock.ts';

export interface KitOptions {
  repositories: Pick<Repositories, 'kit'>;
  now?: () => number;
}

/** Templates and styles that come with the app, and everything of that sort that a person has made of their own. */
export class Kit {
  #items = $state.raw<readonly KitItem[]>([]);
  readonly #loaded = new LoadMark();
  readonly #clock = new WriteClock();
  readonly #options: KitOptions;
  readonly #templates = $derived([...this.#own('template'), ...TEMPLATES]);
  readonly #styles = $derived([...this.#own('style'), ...STYLES]);
  readonly #personas = $derived(this.#own('persona'));
  readonly #presets = $derived(this.#own('preset'));
  readonly #lists = $derived(this.#own('list'));

  constructor(options: KitOptions) {
    this.#options = options;
  }

  get loaded(): boolean {
    return this.#loaded.isSet;
  }

  /** Resolves when own items have been read, or cannot be. */
  whenLoaded(): Promise<void> {
    return this.#loaded.whenSet;
  }

  /** Own ones first, then those that come with the app; so with styles. */
  get templates(): readonly Template[] {
    return this.#templates;
  }

  get styles(): readonly Style[] {
    return this.#styles;
  }

  get personas(): readonly Persona[] {
    return this.#personas;
  }

  get presets(): readonly Preset[] {
    return this.#presets;
  }

  get lists(): readonly WordList[] {
    return this.#lists;
  }

  /** Watches the database; answers with the way to stop. */
  start(): () => void {
    return observe(
      () => this.#clock.query(() => this.#options.repositories.kit.all()),
      ({ tick, value }) => {
        if (!this.#clock.isStale(tick)) this.#items = value;
        this.#loaded.set();
      },
      // What comes with the app is there all the same.
      () => this.#loaded.set(),
    );
  }

  /** By id; undefined also for an empty id or none. */
  findTemplate(id: string | undefined): Template | undefined {
    return this.#templates.find((template) => template.id === id);
  }

  findStyle(id: string | undefined): Style | undefined {
    return this.#styles.find((style) => style.id === id);
  }

  findPersona(id: string | undefined): Persona | undefined {
    return this.#personas.find((persona) => persona.id === id);
  }

  findPreset(id: string | undefined): Preset | undefined {
    return this.#presets.find((preset) => preset.id === id);
  }

  /** True for what a person has made and may change. */
  isOwn(id: string): boolean {
    return this.#items.some((item) => item.id === id);
  }

  /**
   * Adds an item, or replaces the one with its id; an empty id makes a new one. A name that another of the kind has gets a
   * number. Answers with what is stored. Throws AppError: `validation` with the field that is over its limits
   * (see `KIT_LIMITS`), `storageFull`.
   */
  async put<Kind extends KitKind>(kind: Kind, value: KitValue<Kind>): Promise<KitValue<Kind>> {
    const [stored] = await this.putMany(kind, [value]);
    return stored ?? value;
  }

  /** The same for several, all or none: an import. */
  async putMany<Kind extends KitKind>(
    kind: Kind,
    values: readonly KitValue<Kind>[],
  ): Promise<KitValue<Kind>[]> {
    const items: KitItem[] = [];
    for (const value of values) items.push(this.#toItem(kind, value, items));
    const merged = mergeItems(this.#items, items);
    if (countOfKind(merged, kind) > KIT_LIMITS.items)
      throw new AppError(createFailure('validation', { field: 'items' }));
    await this.#clock.write(() => this.#options.repositories.kit.putMany(items));
    this.#adopt(items);
    return items.map((item) => item.value as KitValue<Kind>);
  }

  /** Answers with what was removed, for `restore`; undefined: there was no such item of one's own. */
  async remove(id: string): Promise<KitItem | undefined> {
    const removed = await this.#clock.write(() => this.#options.repositories.kit.remove(id, this.#now()));
    this.#items = this.#items.filter((item) => item.id !== id);
    return removed;
  }

  /** Puts back what was removed. */
  async restore(item: KitItem): Promise<void> {
    await this.#clock.write(() => this.#options.repositories.kit.put(item));
    this.#adopt([item]);
  }

  #own<Kind extends KitKind>(kind: Kind): KitValue<Kind>[] {
    return this.#items.filter((item) => item.kind === kind).map((item) => item.value as KitValue<Kind>);
  }

  #toItem<Kind extends KitKind>(kind: Kind, value: KitValue<Kind>, added: readonly KitItem[]): KitItem {
    const id = value.id === '' ? crypto.randomUUID() : value.id;
    const field = findKitFault(kind, value);
    if (field !== undefined) throw new AppError(createFailure('validation', { field }));
    const others = [...this.#items, ...added].filter((item) => item.kind === kind && item.id !== id);
    const taken = others.map(({ value: { name = '' } }) => name);
    const name = toFreeName(value.name ?? '', taken, kind === 'list' ? '-' : ' ');
    const at = this.#now();
    const createdAt = this.#items.find((item) => item.id === id)?.createdAt ?? at + added.length;
    return { id, kind, value: { ...value, id, name }, createdAt, updatedAt: at } as KitItem;
  }

  #adopt(items: readonly KitItem[]): void {
    this.#items = mergeItems(this.#items, items);
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}
