package org.drumlin.engine;

/**
 * Coefficients of the polynomials behind the elementary functions, lowest power first:
 * interpolation at Chebyshev nodes in 50 digits, rounded to double. bench/tables/coefficients.py
 * makes this file.
 */
final class Coefficients {
  private Coefficients() {}

  // (sin r - r)/r^3 over r^2 in [0, 1.65^2]
  static final double WIDE_SIN_0 = -0.16666666666666666;
  static final double WIDE_SIN_1 = 0.008333333333333299;
  static final double WIDE_SIN_2 = -0.00019841269841243078;
  static final double WIDE_SIN_3 = 2.7557319216117155e-06;
  static final double WIDE_SIN_4 = -2.505210724902445e-08;
  static final double WIDE_SIN_5 = 1.6058954663642443e-10;
  static final double WIDE_SIN_6 = -7.643283266180564e-13;
  static final double WIDE_SIN_7 = 2.723299184319416e-15;

  // (cos r - 1 + r^2/2)/r^4 over r^2 in [0, 1.58^2]
  static final double WIDE_COS_0 = 0.041666666666666664;
  static final double WIDE_COS_1 = -0.0013888888888888879;
  static final double WIDE_COS_2 = 2.4801587301579312e-05;
  static final double WIDE_COS_3 = -2.7557319221424815e-07;
  static final double WIDE_COS_4 = 2.0876756584549702e-09;
  static final double WIDE_COS_5 = -1.147071109154272e-11;
  static final double WIDE_COS_6 = 4.777840432807247e-14;
  static final double WIDE_COS_7 = -1.5213990743720567e-16;

  // (exp r - 1 - r)/r^2 over r in [-0.35, 0.35]
  static final double EXP_0 = 0.5;
  static final double EXP_1 = 0.1666666666666667;
  static final double EXP_2 = 0.04166666666666667;
  static final double EXP_3 = 0.008333333333325551;
  static final double EXP_4 = 0.0013888888888883332;
  static final double EXP_5 = 0.00019841269876840357;
  static final double EXP_6 = 2.480158732699005e-05;
  static final double EXP_7 = 2.755725286336732e-06;
  static final double EXP_8 = 2.755727183153613e-07;
  static final double EXP_9 = 2.5106262550879078e-08;
  static final double EXP_10 = 2.0915433598076003e-09;

  // (2 atanh s - 2 s)/s^3 over s^2 in [0, 0.0296]
  static final double LOG_0 = 0.6666666666666666;
  static final double LOG_1 = 0.4000000000000091;
  static final double LOG_2 = 0.2857142857078221;
  static final double LOG_3 = 0.22222222396552982;
  static final double LOG_4 = 0.18181795124476754;
  static final double LOG_5 = 0.15386267672882226;
  static final double LOG_6 = 0.1326802614042874;
  static final double LOG_7 = 0.13094416666525344;

  // (2 atanh s - 2 s - 2/3 s^3)/s^5 over s^2 in [0, 0.0296]
  static final double LOG_TAIL_0 = 0.4000000000000003;
  static final double LOG_TAIL_1 = 0.28571428571335483;
  static final double LOG_TAIL_2 = 0.2222222227246897;
  static final double LOG_TAIL_3 = 0.18181808025080376;
  static final double LOG_TAIL_4 = 0.1538559095957839;
  static final double LOG_TAIL_5 = 0.13285421679017204;
  static final double LOG_TAIL_6 = 0.12920221324272918;

  // 3 j1(x)/x over x^2 in [0, 2.25]
  static final double SPHERE_0 = 1.0;
  static final double SPHERE_1 = -0.1;
  static final double SPHERE_2 = 0.0035714285714285605;
  static final double SPHERE_3 = -6.613756613751567e-05;
  static final double SPHERE_4 = 7.515632514478583e-07;
  static final double SPHERE_5 = -5.781255632986158e-09;
  static final double SPHERE_6 = 3.211797571384664e-11;
  static final double SPHERE_7 = -1.3490063311070775e-13;
  static final double SPHERE_8 = 4.321751658625307e-16;

  // J0(x) over x^2/32 - 1 in [-1, 1]
  static final double J0_0 = 0.04582966485981377;
  static final double J0_1 = 0.9303012472958572;
  static final double J0_2 = -0.6484692830871837;
  static final double J0_3 = -0.8080888076696872;
  static final double J0_4 = 1.0383794611437211;
  static final double J0_5 = -0.5074680458471;
  static final double J0_6 = 0.14598884856759267;
  static final double J0_7 = -0.028472718610882044;
  static final double J0_8 = 0.004058078989140805;
  static final double J0_9 = -0.000443545922431152;
  static final double J0_10 = 3.8473197856340086e-05;
  static final double J0_11 = -2.7177492236298073e-06;
  static final double J0_12 = 1.5956109057781304e-07;
  static final double J0_13 = -7.915323084479192e-09;
  static final double J0_14 = 3.363450456866669e-10;
  static final double J0_15 = -1.2433011305498057e-11;
  static final double J0_16 = 4.0030437640628113e-13;

  // J1(x)/x over x^2/32 - 1 in [-1, 1]
  static final double J1_0 = -0.05814382795599107;
  static final double J1_1 = 0.08105866038589796;
  static final double J1_2 = 0.15151665143806636;
  static final double J1_3 = -0.2595948652859303;
  static final double J1_4 = 0.15858376432721838;
  static final double J1_5 = -0.05474581821284725;
  static final double J1_6 = 0.012456814392263375;
  static final double J1_7 = -0.0020290394945704573;
  static final double J1_8 = 0.00024949458135972767;
  static final double J1_9 = -2.404574866003479e-05;
  static final double J1_10 = 1.8684526037182737e-06;
  static final double J1_11 = -1.196708182234105e-07;
  static final double J1_12 = 6.43119017895857e-09;
  static final double J1_13 = -2.943016833829492e-10;
  static final double J1_14 = 1.1658971884036515e-11;
  static final double J1_15 = -4.0037632815796753e-13;

  // sqrt(x) M0(x) over 1/x^2 in [0, 1/64]
  static final double J0_MODULUS_0 = 0.7978845608028654;
  static final double J0_MODULUS_1 = -0.049867785050106424;
  static final double J0_MODULUS_2 = 0.08259351872404803;
  static final double J0_MODULUS_3 = -0.43312859786277697;
  static final double J0_MODULUS_4 = 4.666288488219308;
  static final double J0_MODULUS_5 = -85.14259165415753;
  static final double J0_MODULUS_6 = 2324.091149907343;
  static final double J0_MODULUS_7 = -83176.94492845384;
  static final double J0_MODULUS_8 = 3273728.075259463;
  static final double J0_MODULUS_9 = -117437902.95381248;
  static final double J0_MODULUS_10 = 3247304768.2582693;
  static final double J0_MODULUS_11 = -58088628819.550934;
  static final double J0_MODULUS_12 = 490143108409.55;

  // x (theta0(x) - x + pi/4) over 1/x^2 in [0, 1/64]
  static final double J0_PHASE_0 = -0.12499999999999996;
  static final double J0_PHASE_1 = 0.06510416666586492;
  static final double J0_PHASE_2 = -0.2095703095686044;
  static final double J0_PHASE_3 = 1.6380615989474785;
  static final double J0_PHASE_4 = -23.471806402093797;
  static final double J0_PHASE_5 = 534.0653597969497;
  static final double J0_PHASE_6 = -17338.49039221007;
  static final double J0_PHASE_7 = 704292.3666612263;
  static final double J0_PHASE_8 = -30082709.968521174;
  static final double J0_PHASE_9 = 1132995222.1321478;
  static final double J0_PHASE_10 = -32240849817.467903;
  static final double J0_PHASE_11 = 586933294621.9152;
  static final double J0_PHASE_12 = -5008603920580.635;

  // sqrt(x) M1(x) over 1/x^2 in [0, 1/64]
  static final double J1_MODULUS_0 = 0.7978845608028654;
  static final double J1_MODULUS_1 = 0.14960335515045572;
  static final double J1_MODULUS_2 = -0.1542784597013043;
  static final double J1_MODULUS_3 = 0.642534288792939;
  static final double J1_MODULUS_4 = -6.175254997398467;
  static final double J1_MODULUS_5 = 105.7709237630831;
  static final double J1_MODULUS_6 = -2777.7338023352036;
  static final double J1_MODULUS_7 = 97067.65116920511;
  static final double J1_MODULUS_8 = -3767927.234197156;
  static final double J1_MODULUS_9 = 134137169.0354745;
  static final double J1_MODULUS_10 = -3693292354.946492;
  static final double J1_MODULUS_11 = 65901835829.29206;
  static final double J1_MODULUS_12 = -555204893441.373;

  // x (theta1(x) - x + 3 pi/4) over 1/x^2 in [0, 1/64]
  static final double J1_PHASE_0 = 0.37499999999999994;
  static final double J1_PHASE_1 = -0.16406249999910097;
  static final double J1_PHASE_2 = 0.37089843421340357;
  static final double J1_PHASE_3 = -2.369393042762307;
  static final double J1_PHASE_4 = 30.620291065865405;
  static final double J1_PHASE_5 = -657.4218199666587;
  static final double J1_PHASE_6 = 20598.515392600628;
  static final double J1_PHASE_7 = -818804.1701562566;
  static final double J1_PHASE_8 = 34543563.86653428;
  static final double J1_PHASE_9 = -1292142177.8721414;
  static final double J1_PHASE_10 = 36628300466.19574;
  static final double J1_PHASE_11 = -665281426897.4758;
  static final double J1_PHASE_12 = 5668987238016.595;
}
