import { OpeningButton } from '../../components/OpeningButton'

/** The name of a slot as a button. What it does is done by its row, which its clicks reach. */
export function SlotButton({ name }: { name: string | undefined }) {
  return <OpeningButton>{name}</OpeningButton>
}
