import type { Attachment } from 'svelte/attachments';
import type { QueuePlace } from '../../lib/kernel/queue-order.ts';

type Side = 'before' | 'after';

/** Dragging a queued job to another place of its lane, by mouse; keys and buttons do the same. */
export class JobDrag {
  #draggedId = $state.raw('');
  #target = $state.raw<{ id: string; side: Side }>();
  readonly #onDrop: (jobId: string, place: QueuePlace) => void;

  constructor(onDrop: (jobId: string, place: QueuePlace) => void) {
    this.#onDrop = onDrop;
  }

  /** Where beside this job the dragged one would land. */
  sideOf(jobId: string): Side | undefined {
    return this.#target?.id === jobId ? this.#target.side : undefined;
  }

  attach(jobId: string): Attachment<HTMLElement> {
    return (node) => {
      const listeners = {
        dragstart: (event: DragEvent) => this.#begin(jobId, event),
        dragover: (event: DragEvent) => this.#aim(jobId, event),
        drop: (event: DragEvent) => this.#drop(event),
        dragend: () => this.#end(),
      };
      for (const [type, listener] of Object.entries(listeners)) {
        node.addEventListener(type, listener as EventListener);
      }
      return () => {
        for (const [type, listener] of Object.entries(listeners)) {
          node.removeEventListener(type, listener as EventListener);
        }
      };
    };
  }

  #begin(jobId: string, event: DragEvent): void {
    this.#draggedId = jobId;
    // Firefox drags nothing that carries nothing.
    event.dataTransfer?.setData('text/plain', '');
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  }

  #aim(jobId: string, event: DragEvent): void {
    if (!this.#draggedId || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const side = event.clientY < top + height / 2 ? 'before' : 'after';
    this.#target = jobId === this.#draggedId ? undefined : { id: jobId, side };
  }

  #drop(event: DragEvent): void {
    if (!this.#draggedId) return;
    event.preventDefault();
    if (this.#target) this.#onDrop(this.#draggedId, toPlace(this.#target));
    this.#end();
  }

  #end(): void {
    this.#draggedId = '';
    this.#target = undefined;
  }
}

function toPlace({ id, side }: { id: string; side: Side }): QueuePlace {
  return side === 'before' ? { before: id } : { after: id };
}
