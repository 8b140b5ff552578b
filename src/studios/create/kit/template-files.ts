import type { Template } from '../../../lib/contracts/kit.ts';
import { toFailure } from '../../../lib/kernel/app-error.ts';
import { readTemplateFile, toTemplateFile } from '../../../lib/kernel/templates/template-file.ts';
import type { AppState } from '../../../lib/state/app-state.ts';
import type { Kit } from '../../../lib/state/kit.svelte.ts';
import { m } from '../../../messages/generated/messages.js';
import { download } from '../canvas/image-file.ts';
import { tellFailure } from '../canvas/edit/tell-failures.ts';

const FILE_NAME = 'easel-templates.json';
/** Many templates are a few kilobytes. */
const MAX_BYTES = 2 * 1024 * 1024;

/** Own templates as files, to be shared. */
export class TemplateFiles {
  readonly #app: Pick<AppState, 'toasts'>;
  readonly #kit: Kit;

  constructor(app: Pick<AppState, 'toasts'>, kit: Kit) {
    this.#app = app;
    this.#kit = kit;
  }

  saveOwn(): void {
    this.save(this.#kit.templates.filter(({ id }) => this.#kit.isOwn(id)));
  }

  save(templates: readonly Template[]): void {
    download(new File([toTemplateFile(templates)], FILE_NAME, { type: 'application/json' }));
  }

  /** Asks for a file, and adds what is in it. */
  open(): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    input.onchange = () => {
      const file = input.files?.[0];
      if (file) void this.add(file);
    };
    input.click();
  }

  async add(file: File): Promise<void> {
    const { toasts } = this.#app;
    const templates = file.size > MAX_BYTES ? undefined : readTemplateFile(await file.text());
    if (!templates || templates.length === 0) {
      toasts.show({ text: m.kit_import_bad({ name: file.name }), tone: 'warning' });
      return;
    }
    try {
      const stored = await this.#kit.putMany(
        'template',
        templates.map((template) => ({ ...template, id: '' })),
      );
      toasts.show({ text: m.kit_imported({ count: stored.length }), tone: 'success' });
    } catch (error) {
      await tellFailure(toasts, toFailure(error));
    }
  }
}
