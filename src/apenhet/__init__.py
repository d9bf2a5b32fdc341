"""Build and check the account of due diligence that the Transparency Act asks for."""
