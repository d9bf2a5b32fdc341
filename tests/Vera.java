// Runs veraPDF against its own profiles, from the one jar that holds it but lacks JAXB, which its
// command line needs: each profile is read by DOM instead.
//
// java -cp JAR tests/Vera.java ua1,3a FILE…  prints a line for each file and profile, and below it each
// rule that is broken, with how often; it ends with 1 where any is. A file is gone through once for all
// profiles, as veraPDF itself does where it is given several.
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

public class Vera {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    String[] names = arguments[0].split(",");
    List<ValidationProfile> profiles = new ArrayList<>();
    for (String name : names) {
      profiles.add(profile(name));
    }
    boolean broken = false;
    for (String file : List.of(arguments).subList(1, arguments.length)) {
      broken |= !validate(file, names, profiles);
    }
    System.exit(broken ? 1 : 0);
  }

  static boolean validate(String file, String[] names, List<ValidationProfile> profiles)
      throws Exception {
    List<PDFAFlavour> flavours = profiles.stream().map(ValidationProfile::getPDFAFlavour).toList();
    try (InputStream in = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavours.get(0));
        PDFAValidator validator =
            ValidatorFactory.createValidatorByProfiles(profiles, 100, false, true, false)) {
      parser.setFlavours(flavours);
      boolean whole = true;
      int number = 0;
      for (ValidationResult result : validator.validateAll(parser)) {
        whole &= result.isCompliant();
        System.out.printf("%s %s %d rules %s%n", result.isCompliant() ? "PASS" : "FAIL",
            names[number], profiles.get(number++).getRules().size(), file);
        Map<String, Integer> failed = new TreeMap<>();
        for (TestAssertion one : result.getTestAssertions()) {
          if (one.getStatus() == TestAssertion.Status.FAILED) {
            failed.merge(one.getRuleId().getClause() + " " + one.getMessage(), 1, Integer::sum);
          }
        }
        failed.forEach((rule, times) -> System.out.println("  " + times + " × " + rule));
      }
      return whole;
    }
  }

  static ValidationProfile profile(String flavour) throws Exception {
    String name = flavour.startsWith("ua") ? "PDFUA-" + flavour.substring(2)
        : "PDFA-" + flavour.toUpperCase();
    String place = "/org/verapdf/pdfa/validation/" + name + ".xml";
    Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(Vera.class.getResourceAsStream(place)).getDocumentElement();
    Set<Rule> rules = new LinkedHashSet<>();
    for (Element rule : all(root, "rule")) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new LinkedHashSet<>();
    for (Element variable : all(root, "variable")) {
      variables.add(Profiles.variableFromValues(variable.getAttribute("name"),
          variable.getAttribute("object"), text(variable, "defaultValue"),
          text(variable, "value")));
    }
    return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
        Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
  }

  static Rule rule(Element rule) {
    Element id = all(rule, "id").get(0);
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element argument : all(rule, "argument")) {
      arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
    }
    Boolean deferred =
        rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
        text(rule, "description"), text(rule, "test"),
        Profiles.errorFromValues(text(all(rule, "error").get(0), "message"), arguments),
        List.of());
  }

  static List<Element> all(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  static String text(Element parent, String name) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeName().equals(name)) {
        return child.getTextContent();
      }
    }
    return "";
  }
}
