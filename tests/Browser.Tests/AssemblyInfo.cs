// One browser and two cores: tests in parallel would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
