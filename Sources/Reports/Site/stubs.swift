func dashboardArtifacts(of edition: Edition) -> [Artifact] { [] }
func scorecardArtifacts(of edition: Edition) -> [Artifact] { [] }
func noteArtifacts(of edition: Edition) -> [Artifact] { [] }
func dataArtifacts(of edition: Edition) -> [Artifact] { [] }
func healthPage(of edition: Edition) -> SitePage { notFoundPage(of: edition) }
