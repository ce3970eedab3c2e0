/** The way a chat begins an answer in English: `Certainly! Here is a revised version`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

export const rule: Rule = {
  ...chatSpeech("en"),
  id: "chat-opening-en",
  version: 3,
  confirmed: true,
  literals: [
    "certainly -",
    "sure -",
    "absolutely -",
    "certainly!",
    "certainly,",
    "sure!",
    "sure,",
    "absolutely!",
    "absolutely,",
    "of course!",
    "of course,",
    "here's a ",
    "here is a ",
    "here’s a ",
  ],
  pattern:
    /^[ \t]{0,8}(?:Certainly|Sure(?: thing)?|Absolutely|Of course)(?:[!,.]| ?[–—-]) ?(?:\p{Extended_Pictographic}\uFE0F? )?(?:[Bb]elow is (?:a|an|the|your)(?= )|[Hh]ere(?:['’]s| is| are) (?:a|an|the|your|some|two|three|four|five|ten)(?= )|I can help you (?:with|draft|write))|^[ \t]{0,8}Here(?:['’]s| is) (?:a|the|your) (?:polished|revised|refined|improved|rewritten|reworded|more (?:formal|concise|professional)|concise) (?:[^.!?\n]{2,140}:[ \t]{0,8}$|(?:version|draft|rewrite) of (?:your|the) [^.!?:\n]{2,60}:(?= ))/gmu,
  hits: [
    "Certainly! Here is a revised version of the letter.",
    "Sure, here's a draft for the committee.",
    "Sure — here’s a version for the website.",
    "Certainly! Below is a draft for the committee.",
    "Here is a polished version of your report:",
    "Here's a polished version of your email: Dear all,",
  ],
  misses: [
    "Certainly, here the road is narrow.",
    "Here is the timetable for spring.",
    "Here is the revised version of the plan.",
    "Of course, here we disagree.",
    "The chat answered “Certainly! Here is a revised version”.",
  ],
  source: "Wikipedia: Signs of AI writing; many public lists; copied answers in public files open so",
  checked: "2026-11-28",
};
