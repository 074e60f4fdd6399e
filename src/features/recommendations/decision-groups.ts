/** The name under which a problem of one meeting's recommendations is told. */
export function groupName(meeting: string | undefined): string {
  return `group.${meeting ?? "unknown"}`;
}
