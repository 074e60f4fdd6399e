import { Component, type RefObject } from "react";
import { standingIn } from "#ui/drafts/draft-controls.ts";
import type { FormValues } from "./form-state.ts";
import { type Caret, caretIn } from "./form-typing.ts";

export type LastStood = { values: FormValues; caret: Caret | null };

type Props = {
  form: RefObject<HTMLFormElement | null>;
  /** goes up where the controls are made anew */
  made: number;
  /** is told how they stood at the last moment, when the new ones are there */
  remade: (last: LastStood) => void;
};

/**
 * Sees the controls of a form in the moment before they give way to new ones, into which no key can fall any more. Only a
 * class can: no hook is called then.
 */
export class Remade extends Component<Props> {
  override getSnapshotBeforeUpdate({ made }: Props): LastStood | null {
    const { current } = this.props.form;
    return made !== this.props.made && current ? { values: standingIn(current), caret: caretIn(current) } : null;
  }

  override componentDidUpdate(_: Props, __: unknown, last: LastStood | null): void {
    if (last) this.props.remade(last);
  }

  override render() {
    return null;
  }
}
