// Where a number of a report comes from: the figures it is made of, each of which leads to its history.
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type FigureQuestion, reportFiguresQuery, type SalesReport } from '../../api/report'
import { ProblemNotice } from '../../components/ProblemNotice'
import { Skeleton } from '../../components/Skeleton'
import { useFormats } from '../../state/formats'
import { figureQuestion, type OpenedNumber } from '../../state/openednumber'
import type { Dimension, ReportView } from '../../state/reportview'
import { usePages } from '../../state/pages'
import { NumberFigures } from './NumberFigures'
import { type ReportNames, useNames } from './useNames'
import { useSides } from './useSides'

type Props = { number: OpenedNumber | undefined; view: ReportView; report: SalesReport; onClose(): void }

/** Opens a number; without one it is closed. */
export function NumberOrigin({ number, view, report, onClose }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const phone = useMediaQuery('(max-width: 720px)')
  const names = useNames()
  const { start, end } = (number?.of === 'other' && report.compared) || report
  const { basis } = useSides(view, report, number?.currencyId)
  const compared = number && number.of !== 'sold' ? [basis ?? t('report.columns.part')] : []
  return (
    <Modal
      opened={number !== undefined}
      onClose={onClose}
      title={number && [...namesOf(number, view, names, t), ...(number.source === 'heat' ? [] : [formats.span(start, end)]), ...compared].join(' · ')}
      size="80rem"
      fullScreen={phone}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('origin.close') }}
    >
      {number?.source === 'heat' && (
        <Text size="sm" c="dimmed">
          {t('report.figures.meanHint')}
        </Text>
      )}
      {number && <Figures question={figureQuestion(view, report.end, number)} currencyId={number.currencyId} />}
    </Modal>
  )
}

function namesOf({ source, bucket, again, groups, rest }: OpenedNumber, view: ReportView, names: ReportNames, t: TFunction): string[] {
  const by: Dimension[] = source === 'heat' ? ['weekday'] : source === 'groups' ? view.by : []
  return [
    ...(rest ? [t('report.rest')] : by.flatMap((dimension, at) => (groups?.[at] === undefined ? [] : names.group(dimension, groups[at])))),
    ...(bucket === undefined ? [] : [bucket === '' ? t('report.none') : names.bucket(bucket, again)]),
  ]
}

function Figures({ question, currencyId }: { question: FigureQuestion; currencyId: string }) {
  const { t } = useTranslation()
  const { items: figures, error, refetch, hasMore, isLoading, more } = usePages(reportFiguresQuery(question))
  if (error && !figures) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (!figures) return <Skeleton height={240} label={t('loading')} />
  if (figures.length === 0) return <Text c="dimmed">{t('origin.nothing')}</Text>
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('report.figures.hint')}
      </Text>
      <NumberFigures figures={figures} currencyId={currencyId} whole={!hasMore} />
      {hasMore && (
        <Button variant="default" loading={isLoading} onClick={more}>
          {t('origin.more')}
        </Button>
      )}
    </Stack>
  )
}
