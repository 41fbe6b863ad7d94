/// `concord init`: ten terms as drafts, three metrics, two commitments, a dashboard, a review and an agenda.
package func firstContent() -> [StarterFile] {
  [
    StarterFile("content/site.yml", PackageResources.site_yml),
    StarterFile("content/glossary/calendars/business-hours.md", PackageResources.business_hours_md),
    StarterFile("content/glossary/stages/mql.md", PackageResources.mql_md),
    StarterFile("content/glossary/stages/sal.md", PackageResources.sal_md),
    StarterFile("content/glossary/stages/sql.md", PackageResources.sql_md),
    StarterFile("content/glossary/stages/opportunity.md", PackageResources.opportunity_md),
    StarterFile("content/glossary/stages/closed-won.md", PackageResources.closed_won_md),
    StarterFile("content/glossary/populations/pipeline.md", PackageResources.pipeline_md),
    StarterFile("content/glossary/concepts/lead-score-threshold.md", PackageResources.lead_score_threshold_md),
    StarterFile("content/glossary/concepts/campaign-influence.md", PackageResources.campaign_influence_md),
    StarterFile("content/glossary/concepts/attribution.md", PackageResources.attribution_md),
    StarterFile("content/glossary/concepts/target-account.md", PackageResources.target_account_md),
    StarterFile("content/glossary/metrics/mql-count.md", PackageResources.mql_count_md),
    StarterFile("content/glossary/metrics/time-to-acceptance.md", PackageResources.time_to_acceptance_md),
    StarterFile("content/glossary/metrics/pipeline-created.md", PackageResources.pipeline_created_md),
    StarterFile("content/glossary/commitments/mql-volume.md", PackageResources.mql_volume_md),
    StarterFile("content/glossary/commitments/acceptance-in-8-hours.md", PackageResources.acceptance_in_8_hours_md),
    StarterFile("content/pages/index.md", PackageResources.index_md),
    StarterFile("content/pages/review.md", PackageResources.review_md),
    StarterFile("content/pages/agenda.md", PackageResources.agenda_md),
  ]
}

/// The invented numbers of ``firstContent()``, with what says on every page that they are invented. Nothing else of the start
/// depends on them, so that they can be taken away.
package func sampleNumbers() -> [StarterFile] {
  [
    StarterFile("content/pages/sample-numbers.md", PackageResources.sample_numbers_md),
    StarterFile("content/snapshots/2026-11-02/sample-numbers.csv", PackageResources.sample_numbers_csv),
  ]
    + ["05", "06", "07", "08", "09", "10"].map { month in
      StarterFile("content/notes/2026-\(month).md", PackageResources.sample_note_md)
    }
}
