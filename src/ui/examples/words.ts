import type { Locale } from "#i18n/locale.ts";
import { typeset } from "#i18n/typeset.ts";

/** Words of the examples that no file of `locales` has, most of them as the record has them. */
export const words = {
  title: { en: "Components", ru: "Компоненты" },
  lead: {
    en: "Each component of the interface in its states. The words and figures are examples.",
    ru: "Все компоненты интерфейса в их состояниях. Слова и числа приведены для примера.",
  },
  toForm: { en: "Components of the form", ru: "Компоненты формы" },
  toDocument: { en: "Components of documents", ru: "Компоненты документов" },

  partnership: { en: "Paris Pact Initiative", ru: "Инициатива «Парижский пакт»" },
  person: { en: "Officer of the unit", ru: "Сотрудник Координационной группы" },
  vienna: { en: "Vienna", ru: "Вена" },
  moscow: { en: "Moscow", ru: "Москва" },
  experts: { en: "Expert Working Group on precursors", ru: "Рабочая группа экспертов по прекурсорам" },
  policyMeeting: {
    en: "15th Paris Pact Policy Consultative Group Meeting",
    ru: "15-е совещание Консультативной группы Парижского пакта по вопросам политики",
  },
  centre: {
    en: "Central Asian Regional Information and Coordination Centre for combating the illicit traffic in narcotic drugs, psychotropic substances and their precursors",
    ru: "Центральноазиатский региональный информационный координационный центр по борьбе с незаконным оборотом наркотических средств, психотропных веществ и их прекурсоров",
  },
  precursors: { en: "Precursors", ru: "Прекурсоры" },
  finance: { en: "Illicit financial flows", ru: "Незаконные финансовые потоки" },
  regional: { en: "Regional initiatives", ru: "Региональные инициативы" },
  standardize: {
    en: "Standardize forensic analysis methods so that comparable results can be shared and analysed.",
    ru: "Стандартизировать методы судебно-экспертного анализа, с тем чтобы можно было обмениваться сопоставимыми результатами и анализировать их.",
  },
  cooperate: {
    en: "Strengthen interregional cooperation against the trafficking of precursors.",
    ru: "Укреплять межрегиональное сотрудничество в борьбе с незаконным оборотом прекурсоров.",
  },
  cooperateBefore: {
    en: "Strengthen regional cooperation against the trafficking of precursors.",
    ru: "Укреплять региональное сотрудничество в борьбе с незаконным оборотом прекурсоров.",
  },
  gaps: {
    en: "Close the identified gaps in operational cooperation against illicit financial flows among law enforcement, prosecution services and financial intelligence units.",
    ru: "Устранять выявленные пробелы в оперативном взаимодействии правоохранительных органов, прокуратуры и подразделений финансовой разведки в борьбе с незаконными финансовыми потоками.",
  },
  endless: {
    en: "The Betäubungsmittelverschreibungsverordnungsänderungsgesetz",
    ru: "Метилендиоксиметамфетаминометилендиоксиметамфетамин",
  },
  addresses: {
    en: "See eng.sectsco.org/news/639993.html, E/CN.7/2012/17",
    ru: "См. eng.sectsco.org/news/639993.html, E/CN.7/2012/17",
  },
  report: { en: "Report on 2021, para 18", ru: "Доклад за 2021 год, пункт 18" },
  paragraph19: { en: "Report on 2021, para 19", ru: "Доклад за 2021 год, пункт 19" },
  paragraph22: { en: "Report on 2021, para 22", ru: "Доклад за 2021 год, пункт 22" },
  twoPillars: {
    en: "The meeting endorsed the recommendations of pillars II and III.",
    ru: "Совещание одобрило рекомендации по основным направлениям II и III.",
  },
  fourPillars: {
    en: "The meeting endorsed the recommendations of all four pillars.",
    ru: "Совещание одобрило рекомендации по всем четырем основным направлениям.",
  },
  poppy: { en: "Opium poppy cultivation", ru: "Культивирование опийного мака" },
  hectares: {
    en: "Hectares. An outline is a second published figure; a dotted line is a year without a figure.",
    ru: "В гектарах. Контуром показано второе опубликованное значение, пунктиром – год, за который значения нет.",
  },
  notCollected: { en: "not collected", ru: "данные не собирались" },
  participants: { en: "participants", ru: "участников" },

  empty: { en: "As at first", ru: "В начале" },
  hint: { en: "With a hint", ru: "С подсказкой" },
  problem: { en: "With a problem", ru: "С ошибкой" },
  theirs: { en: "Changed by a colleague", ru: "Изменено коллегой" },
  asked: { en: "Changed by both", ru: "Изменено обоими" },
  wide: { en: "In both columns", ru: "На обе колонки" },
  stacked: { en: "One under another", ru: "Одно под другим" },
  beside: { en: "Side by side", ru: "Рядом" },
  city: { en: "City", ru: "Город" },
  address: { en: "E-mail", ru: "Электронная почта" },
  password: { en: "Password", ru: "Пароль" },
  taken: { en: "The portal has it now.", ru: "Портал принял данные." },
} satisfies Record<string, Record<Locale, string>>;

export type Word = keyof typeof words;

export function say(word: Word, locale: Locale): string {
  return typeset(words[word][locale], locale);
}
