// Which way to vote: asks until the answers leave one outcome, then shows it with its dates.
// Everything stands in the page; nothing is sent and nothing is kept. Without this file the form stays hidden.
"use strict";
(() => {
  const fits = (when, answers) => Object.entries(when).every(([question, wanted]) => wanted.includes(answers[question]));

  for (const form of document.querySelectorAll("form.kb-decision")) {
    const outcomes = JSON.parse(form.dataset.outcomes);
    const questions = [...form.querySelectorAll("fieldset")];
    const choices = (question) => [...question.querySelectorAll("input")].map((input) => input.value);
    const name = (question) => question.dataset.question;
    const head = form.querySelector(".kb-verdict-head");
    const heads = JSON.parse(head.dataset.heads);
    const verdict = form.querySelector(".kb-verdict");
    const dates = form.querySelector(".kb-verdict-dates");

    // The outcome that all answers to the open questions share; undefined while they differ.
    const settled = (answers) => {
      let sets = [answers];
      for (const question of questions) {
        if (name(question) in answers) continue;
        sets = sets.flatMap((set) => choices(question).map((value) => ({ ...set, [name(question)]: value })));
      }
      const found = new Set(sets.map((set) => outcomes.find((outcome) => fits(outcome.when, set))));
      return found.size === 1 ? [...found][0] : undefined;
    };

    const show = (outcome, kind) => {
      head.textContent = outcome ? heads[outcome.way] : "";
      verdict.hidden = !outcome;
      if (!outcome) return;
      for (const block of form.querySelectorAll("[data-outcome]")) block.hidden = block.dataset.outcome !== outcome.id;
      dates.hidden = !outcome.deadlines.length;
      for (const block of dates.querySelectorAll("[data-kind]")) {
        block.hidden = block.dataset.kind !== kind;
        const list = block.querySelector("ul");
        for (const item of list.children) item.hidden = !outcome.deadlines.includes(item.dataset.matter);
        for (const matter of outcome.deadlines) {
          const item = list.querySelector(`[data-matter="${matter}"]`);
          if (item) list.append(item);
        }
        for (const calendar of block.querySelectorAll("[data-way]")) calendar.hidden = calendar.dataset.way !== outcome.way;
      }
    };

    const update = () => {
      const answers = {};
      let outcome;
      for (const question of questions) {
        question.hidden = Boolean(outcome);
        for (const wording of question.querySelectorAll("legend [data-when]")) {
          const other = fits(JSON.parse(wording.dataset.when), answers);
          wording.hidden = !other;
          wording.previousElementSibling.hidden = other;
        }
        if (outcome) {
          for (const input of question.querySelectorAll("input")) input.checked = false;
          continue;
        }
        const chosen = question.querySelector("input:checked");
        if (!chosen) {
          // What comes after an open question waits.
          for (const later of questions.slice(questions.indexOf(question) + 1)) later.hidden = true;
          break;
        }
        answers[name(question)] = chosen.value;
        outcome = settled(answers);
      }
      show(outcome, answers.vote);
    };

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", update);
    form.addEventListener("reset", () => setTimeout(() => {
      update();
      questions[0].querySelector("input").focus();
    }));
    form.querySelector("button[type=button]").addEventListener("click", () => {
      const others = [];
      for (let part = form; part !== document.body; part = part.parentElement) {
        others.push(...[...part.parentElement.children].filter((other) => other !== part));
      }
      for (const other of others) other.classList.add("kb-unprinted");
      addEventListener("afterprint", () => {
        for (const other of others) other.classList.remove("kb-unprinted");
      }, { once: true });
      print();
    });
    form.hidden = false;
    update();
  }
})();
