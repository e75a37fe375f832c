/** What somebody dropped or pasted on a view that takes nothing: it is read where documents are read. */
class Brought {
  /** A file, or the text of a document. */
  thing = $state.raw<File | string>()

  /** Gives it away, once. */
  take(): File | string | undefined {
    const { thing } = this
    this.thing = undefined
    return thing
  }
}

/** What was dropped or pasted last, and not read yet. */
export const brought = new Brought()
