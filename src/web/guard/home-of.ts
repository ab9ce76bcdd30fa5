import type { Permission } from '#people/roles.ts'
import { accessRecordAddress, accountAddress } from '../addresses.ts'

/** The first page of whoever has these permissions. */
export function homeOf(permissions: ReadonlySet<Permission>): string {
  if (permissions.has('see figures')) return '/'
  return permissions.has('read the access record') ? accessRecordAddress : accountAddress
}
