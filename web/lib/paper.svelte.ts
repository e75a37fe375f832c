import { flushSync } from 'svelte'

/** So many points of the screen are as wide as a sheet between its margins. */
const SHEET = 660

/** While something is printed, pictures are drawn for a sheet: what is measured on the screen is too wide for it. */
class Paper {
  width = $state<number>()

  constructor() {
    addEventListener('beforeprint', () => flushSync(() => (this.width = SHEET)))
    addEventListener('afterprint', () => (this.width = undefined))
  }
}

/** The sheet that is printed on. */
export const paper = new Paper()
