func noteArtifacts(of edition: Edition) -> [Artifact] { [] }
func dataArtifacts(of edition: Edition) -> [Artifact] { [] }
