/** How long an upstream may keep the line open after its final image without another byte, before we let go of it. */
const SILENCE_MS = 10_000;

/** And how long in all: usage is worth waiting for, but not for ever. */
const MOST_MS = 60_000;

/** Closes a line some time after all that matters has come. */
export interface Farewell {
  /** The last thing that matters is there; to be called once or more. */
  begin(): void;
  /** Something arrived: what follows may be long. */
  touch(): void;
  end(): void;
}

export function createFarewell(close: () => void): Farewell {
  let silence: ReturnType<typeof setTimeout> | undefined;
  let most: ReturnType<typeof setTimeout> | undefined;

  function touch(): void {
    if (most === undefined) return;
    clearTimeout(silence);
    silence = setTimeout(close, SILENCE_MS);
  }

  return {
    begin: () => {
      most ??= setTimeout(close, MOST_MS);
      touch();
    },
    touch,
    end: () => {
      clearTimeout(silence);
      clearTimeout(most);
      most = undefined;
    },
  };
}
