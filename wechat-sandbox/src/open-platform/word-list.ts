/** Words that decide the content checks; replaced through /_control/words. */
export interface Words {
  risky: string[];
  review: string[];
}

const DEFAULTS: Words = { risky: ['违禁示例', '赌博', 'risky'], review: ['待核示例', '兼职刷单', 'review'] };

export interface WordVerdict {
  suggest: 'pass' | 'review' | 'risky';
  /** 100 ok, 20006 crime, 21000 other. */
  label: number;
  keyword?: string;
}

/** The keyword list behind msg_sec_check, media checks and 45168. */
export class WordList {
  words: Words = DEFAULTS;

  judge(text: string): WordVerdict {
    const risky = this.words.risky.find((word) => text.includes(word));
    if (risky) return { suggest: 'risky', label: 20006, keyword: risky };
    const review = this.words.review.find((word) => text.includes(word));
    if (review) return { suggest: 'review', label: 21000, keyword: review };
    return { suggest: 'pass', label: 100 };
  }

  reset(): void {
    this.words = DEFAULTS;
  }
}
