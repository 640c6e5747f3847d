"""What is required: rulesets, from their YAML files to frozen values."""
