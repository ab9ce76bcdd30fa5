/**
 * Seconds that doing by hand takes: of each keystroke, of pointing and pressing with the hand's way
 * there, and of thinking before it (the keystroke-level model of Card, Moran and Newell, 1980, for
 * somebody who types as most do), and of each word read (238 a minute: Brysbaert, 2019).
 */
const seconds = { keystroke: 0.28, press: 1.1 + 0.2 + 0.4, thinking: 1.35, word: 60 / 238 }

/** How long what somebody does in a journey would take them by hand. */
export class ByHand {
  presses = 0
  seconds = 0

  /** One press, choice or text; `typed` is what is typed in it. */
  async does(step: Promise<unknown>, typed = ''): Promise<void> {
    this.presses += 1
    this.seconds += seconds.thinking + seconds.press + typed.length * seconds.keystroke
    await step
  }

  /** Gives the text back. */
  reads(text: string): string {
    this.seconds += text.split(/\s+/).length * seconds.word
    return text
  }
}
