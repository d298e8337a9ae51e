package org.procession.local.elasticsearch;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractTokenizerFactory;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.AnalyzerScope;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredCharFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.Plugin;

/**
 * The analysis a business search needs, under the names and settings of the distribution's module
 * {@code analysis-common}, which is not published as a jar. An index created here is created the
 * same way on a full cluster.
 */
public final class AnalysisPlugin extends Plugin
    implements org.elasticsearch.plugins.AnalysisPlugin {
  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of(
        "keyword", tokenizer(KeywordTokenizer::new),
        "uax_url_email", tokenizer(UAX29URLEmailTokenizer::new),
        "whitespace", tokenizer(WhitespaceTokenizer::new));
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of(
        "asciifolding", normalizer(AnalysisPlugin::asciiFolding),
        "edge_ngram", filter(AnalysisPlugin::edgeNGram),
        "german_normalization", normalizer(settings -> GermanNormalizationFilter::new),
        "ngram", filter(AnalysisPlugin::nGram),
        "stemmer", filter(AnalysisPlugin::stemmer),
        "trim", normalizer(settings -> TrimFilter::new));
  }

  @Override
  public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
    return Map.of("html_strip", (index, environment, name, settings) -> htmlStrip(name));
  }

  @Override
  public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
    return Map.of(
        "english", analyzer(EnglishAnalyzer::new), "german", analyzer(GermanAnalyzer::new));
  }

  @Override
  public List<PreConfiguredCharFilter> getPreConfiguredCharFilters() {
    return List.of(
        PreConfiguredCharFilter.singleton("html_strip", false, HTMLStripCharFilter::new));
  }

  @Override
  public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
    return List.of(
        PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new),
        PreConfiguredTokenFilter.singleton(
            "german_normalization", true, GermanNormalizationFilter::new),
        PreConfiguredTokenFilter.singleton("trim", true, TrimFilter::new));
  }

  @Override
  public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
    return List.of(
        PreConfiguredTokenizer.singleton("keyword", KeywordTokenizer::new),
        PreConfiguredTokenizer.singleton("uax_url_email", UAX29URLEmailTokenizer::new),
        PreConfiguredTokenizer.singleton("whitespace", WhitespaceTokenizer::new));
  }

  private static UnaryOperator<TokenStream> asciiFolding(Settings settings) {
    var keepsOriginal = settings.getAsBoolean("preserve_original", false);
    return tokens -> new ASCIIFoldingFilter(tokens, keepsOriginal);
  }

  private static UnaryOperator<TokenStream> edgeNGram(Settings settings) {
    int shortest = settings.getAsInt("min_gram", 1);
    int longest = settings.getAsInt("max_gram", 2);
    var keepsOriginal = settings.getAsBoolean("preserve_original", false);
    return tokens -> new EdgeNGramTokenFilter(tokens, shortest, longest, keepsOriginal);
  }

  private static UnaryOperator<TokenStream> nGram(Settings settings) {
    int shortest = settings.getAsInt("min_gram", 1);
    int longest = settings.getAsInt("max_gram", 2);
    var keepsOriginal = settings.getAsBoolean("preserve_original", false);
    return tokens -> new NGramTokenFilter(tokens, shortest, longest, keepsOriginal);
  }

  private static UnaryOperator<TokenStream> stemmer(Settings settings) {
    var language = settings.get("language", settings.get("name", "english"));
    return switch (language) {
      case "english" -> PorterStemFilter::new;
      case "light_english" -> KStemFilter::new;
      case "possessive_english" -> EnglishPossessiveFilter::new;
      case "german" -> tokens -> new SnowballFilter(tokens, "German");
      case "light_german" -> GermanLightStemFilter::new;
      default ->
          throw new IllegalArgumentException(
              "No stemmer for [%s]: this node has english, light_english, possessive_english, german, light_german."
                  .formatted(language));
    };
  }

  private static AnalysisProvider<TokenizerFactory> tokenizer(Supplier<Tokenizer> tokenizer) {
    return (index, environment, name, settings) ->
        new AbstractTokenizerFactory(name) {
          @Override
          public Tokenizer create() {
            return tokenizer.get();
          }
        };
  }

  private static AnalysisProvider<TokenFilterFactory> filter(
      Function<Settings, UnaryOperator<TokenStream>> filter) {
    return (index, environment, name, settings) -> new Filter(name, filter.apply(settings));
  }

  private static AnalysisProvider<TokenFilterFactory> normalizer(
      Function<Settings, UnaryOperator<TokenStream>> filter) {
    return (index, environment, name, settings) -> new Normalizer(name, filter.apply(settings));
  }

  private static AnalysisProvider<AnalyzerProvider<? extends Analyzer>> analyzer(
      Supplier<Analyzer> analyzer) {
    return (index, environment, name, settings) -> new Language(name, analyzer.get());
  }

  private static CharFilterFactory htmlStrip(String name) {
    return new CharFilterFactory() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public java.io.Reader create(java.io.Reader text) {
        return new HTMLStripCharFilter(text);
      }
    };
  }

  private record Filter(String name, UnaryOperator<TokenStream> filter)
      implements TokenFilterFactory {
    @Override
    public TokenStream create(TokenStream tokens) {
      return filter.apply(tokens);
    }
  }

  /**
   * A filter that changes characters only, and so may also stand in the normalizer of a keyword
   * field.
   */
  private record Normalizer(String name, UnaryOperator<TokenStream> filter)
      implements NormalizingTokenFilterFactory {
    @Override
    public TokenStream create(TokenStream tokens) {
      return filter.apply(tokens);
    }
  }

  private record Language(String name, Analyzer get) implements AnalyzerProvider<Analyzer> {
    @Override
    public AnalyzerScope scope() {
      return AnalyzerScope.INDEX;
    }
  }
}
